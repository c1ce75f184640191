import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { BodyReader, type BodyLimits } from './body-reader.ts';

const LIMITS: BodyLimits = { bytes: 100, bytesAtOnce: 250, bodiesAtOnce: 5 };

/** A body that somebody sends, and what becomes of it: its text, or the code of the refusal. */
function sent(reader: BodyReader, declared?: string) {
  const body = new PassThrough();
  const outcome = reader.read(body, declared).then(String, (error: { code: string }) => error.code);
  return { body, outcome };
}
const moment = () => new Promise((done) => setImmediate(done));

describe('a reader of bodies', () => {
  it('gives back what came in pieces as a whole, and nothing where nothing came', async () => {
    const reader = new BodyReader(LIMITS);
    const { body, outcome } = sent(reader);
    const pieces = Array.from({ length: 100 }, (_, number) => String(number % 10));
    for (const piece of pieces) body.write(piece);
    body.end();
    expect(await outcome).toBe(pieces.join(''));
    const empty = sent(reader);
    empty.body.end();
    expect(await empty.outcome).toBe('');
  });

  it('refuses a body above the limit, where it can by what was announced', async () => {
    const reader = new BodyReader(LIMITS);
    expect(await sent(reader, '101').outcome).toBe('server.body_too_large');
    const { body, outcome } = sent(reader);
    for (let piece = 0; piece < 11; piece += 1) body.write('x'.repeat(10));
    expect(await outcome).toBe('server.body_too_large');
  });

  it('does not go through a body that comes in pieces of a byte', async () => {
    const reader = new BodyReader({ bytes: 10_000, bytesAtOnce: 20_000, bodiesAtOnce: 5 });
    const { body, outcome } = sent(reader);
    for (let piece = 0; piece < 1_001; piece += 1) body.write('x');
    expect(await outcome).toBe('server.bad_request');
  });

  it('has the largest give way where all together weigh too much, and hears small ones meanwhile', async () => {
    const reader = new BodyReader(LIMITS);
    const [largest, other, third] = [sent(reader), sent(reader), sent(reader)];
    largest.body.write('x'.repeat(90));
    other.body.write('x'.repeat(80));
    third.body.write('x'.repeat(75));
    const small = sent(reader);
    small.body.end('hello');
    expect(await small.outcome).toBe('hello');
    await moment();
    const last = sent(reader);
    last.body.write('x'.repeat(6));
    expect(await largest.outcome).toBe('server.bodies_too_slow');
    other.body.end();
    expect(await other.outcome).toHaveLength(80);
  });

  it('has the oldest give way where there are too many, and forgets those that ended or were cut off', async () => {
    const reader = new BodyReader(LIMITS);
    const cut = sent(reader);
    cut.body.destroy(new Error('aborted'));
    expect(await cut.outcome).toBe('server.bad_request');
    const [oldest, ...others] = Array.from({ length: 6 }, () => sent(reader));
    expect(await oldest?.outcome).toBe('server.bodies_too_slow');
    for (const { body } of others) body.end('x');
    expect(await Promise.all(others.map(({ outcome }) => outcome))).toEqual(['x', 'x', 'x', 'x', 'x']);
  });
});
