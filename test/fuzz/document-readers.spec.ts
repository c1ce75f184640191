import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as documents from '@belegfluss/documents';
import { DocumentError } from '@belegfluss/documents';
import { SEED, testTier } from '@belegfluss/testing';
import { fuzz } from './documents/fuzz.ts';
import { busyMs, fuzzRounds, inputOf } from './documents/fuzz-rounds.ts';
import type { ReaderUnderFuzz } from './documents/reader-under-fuzz.ts';
import { readersUnderFuzz } from './documents/readers.ts';

const ROUNDS = testTier === 'full' ? 1_000_000 : 250;
/** A reader that is quick enough for a person takes far less; this ends what hangs. */
const PATIENCE_MS = testTier === 'full' ? 4 * 3_600_000 : 60_000;

const readers = readersUnderFuzz();

describe(`readers of documents given ${ROUNDS} mutated inputs each (FUZZ_SEED=${SEED})`, () => {
  it.each(Object.keys(readers))(
    '%s answers each quickly with a document or a reason, and holds on to nothing',
    async (reader) => {
      const { read, refused, faults } = await fuzz({ reader, seed: SEED, from: 0, to: ROUNDS });
      expect(
        faults.map(({ round, what }) => `npm run fuzz -- --reader ${reader} --seed ${SEED} --round ${round}: ${what}`),
      ).toEqual([]);
      expect([read + refused, read > 0]).toEqual([ROUNDS, true]);
    },
    PATIENCE_MS,
  );
});

/** Takes longer than a reader may. */
function busy(): void {
  const until = busyMs() + 1_100;
  while (busyMs() < until);
}

describe('the fuzzer itself', () => {
  it('knows every reader that the package has', () => {
    const source = readFileSync(new URL('documents/readers.ts', import.meta.url), 'utf8');
    const names = Object.keys(documents).filter((name) => /^(read|lint|validate|view)[A-Z]/.test(name));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !source.includes(`${name}(input`) && !source.includes(`${name}(new`))).toEqual([]);
  });

  const sample = new TextEncoder().encode('a;b;c\r\n');
  const reader = (read: ReaderUnderFuzz['read']): ReaderUnderFuzz => ({
    samples: [sample],
    pieces: [sample],
    fields: { begin: ';', end: ';' },
    read,
  });
  const faultsOf = async (read: ReaderUnderFuzz['read'], to = 3) =>
    (await fuzzRounds(reader(read), { seed: 1, from: 0, to })).faults.map(({ what }) => what);

  it('makes the same input again from seed and round alone', () => {
    const inputs = [0, 1, 2, 1].map((round) => Buffer.from(inputOf(reader(String), 7, round)).toString('hex'));
    expect(inputs[3]).toBe(inputs[1]);
    expect(new Set(inputs).size).toBe(3);
  });

  it('takes a DocumentError for an answer and any other error for a fault', async () => {
    const diagnostic = {
      code: 'a.b',
      severity: 'error',
      message: { de: '', en: '' },
      remedy: { de: '', en: '' },
    } as const;
    expect(
      await faultsOf(() => {
        throw new DocumentError([diagnostic]);
      }),
    ).toEqual([]);
    const faults = await faultsOf((input) => {
      throw new TypeError(`of ${input.length}`);
    });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^throws TypeError: of \d+/);
  });

  it('finds what takes long or much memory each time, not once', async () => {
    expect(await faultsOf(busy, 1)).toEqual([expect.stringMatching(/^takes \d+ ms$/)]);
    let first = true;
    expect(
      await faultsOf(() => {
        if (first) busy();
        first = false;
      }, 1),
    ).toEqual([]);
    const hoard: Uint8Array[] = [];
    expect(await faultsOf(() => hoard.push(new Uint8Array(250_000_000).fill(1)), 1)).toEqual([
      expect.stringMatching(/^takes \d+ MB$/),
    ]);
  });
});
