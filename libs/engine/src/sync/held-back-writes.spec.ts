import { describe, expect, it } from '@jest/globals';
import { ConnectorError, type ErrorKind } from '@belegfluss/sdk';
import type { EffectRecord } from '../run/run-record.ts';
import { Slots } from './slots.ts';
import type { SyncJob } from './sync-job.ts';
import type { DueWrite } from './sync-record.ts';
import { writeRecords } from './write-records.ts';

/** What becomes of three records, one after the other, whose first write the other system refuses like this. */
async function afterRefusal(kind: ErrorKind, class_: 'K' | 'L' = 'L') {
  const sent: string[] = [];
  const effects: Pick<EffectRecord, 'key' | 'state'>[] = [];
  const run = ({ effectKey }: { effectKey: string }) => {
    sent.push(effectKey);
    if (sent.length === 1) return Promise.reject(new ConnectorError(kind, 'no', { outcome: 'rejected' }));
    return Promise.resolve({ made: effectKey });
  };
  const job = {
    journal: {
      run: { id: 'r', attempt: 1, afterRestore: false },
      writeWith: () => Promise.resolve([]),
      demandHeld: () => Promise.resolve(),
      keepEffect: ({ key, state }: EffectRecord) => effects.push({ key, state }),
    },
    world: {
      db: { query: () => Promise.resolve([]) },
      signal: new AbortController().signal,
      gateway: { context: () => Promise.resolve({}) },
    },
    call: { id: 'put', target: { connection: 'shop', name: 'put' }, retry: { max: 3, withinSeconds: 60 } },
    action: { id: 'put', effect: { kind: 'write', class: class_, keyValidFor: 'P1D' }, run },
  } as unknown as SyncJob;
  const due = ['a', 'b', 'c'].map((key) => ({ effectKey: key, record: { key }, input: {} }) as unknown as DueWrite);
  const written = await writeRecords(job, due, { count: 0, since: null }, new Slots(1));
  const became = Object.fromEntries(written.map((each) => [each.write.effectKey, each.kind]));
  return { sent, became, effects };
}

describe('a page of which the first write is refused', () => {
  it('goes on where the refusal is about the record', async () => {
    expect(await afterRefusal('invalid')).toEqual({
      sent: ['a', 'b', 'c'],
      became: { a: 'fault', b: 'written', c: 'written' },
      effects: [
        { key: 'a', state: 'rejected' },
        { key: 'b', state: 'confirmed' },
        { key: 'c', state: 'confirmed' },
      ],
    });
  });

  it.each<[ErrorKind, string]>([
    ['rate_limited', 'later'],
    ['breaker_open', 'later'],
    ['auth', 'broken'],
  ])('sends no other where it holds for all (%s)', async (kind, became) => {
    const { sent, became: found } = await afterRefusal(kind);
    expect([sent, found]).toEqual([['a'], { a: became, b: 'later', c: 'later' }]);
  });

  it('writes nothing down of what the other system makes once by our key, unless it is in doubt', async () => {
    expect((await afterRefusal('invalid', 'K')).effects).toEqual([]);
  });
});
