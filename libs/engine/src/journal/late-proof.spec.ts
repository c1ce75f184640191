import { afterEach, expect, it, jest } from '@jest/globals';
import { FencedError, RunJournal } from './run-journal.ts';
import type { EffectRecord, RunRecord } from '../run/run-record.ts';
import type { RunWritten } from './run-write.ts';

const RUN = { id: 'r', flow: 'f', recordKey: 'k', attempt: 1, caseIds: [] } as unknown as RunRecord;
const INTENT = { key: 'f/step/k/once', runId: 'r', state: 'intended' } as EffectRecord;
const SLEPT_MS = 14_000;
const writeWith = () => Promise.reject(new Error('not used'));
const undosBefore = () => Promise.reject(new Error('not used'));
const effectOf = () => Promise.resolve(undefined);
const mayGoRound = () => Promise.resolve(true);

afterEach(() => {
  jest.restoreAllMocks();
});

/** A journal whose first commit is answered while the process sleeps; `heldAfterwards` is what the database says then. */
function sleeping(heldAfterwards: boolean): { journal: RunJournal; writes: () => number } {
  let now = performance.now();
  let writes = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const write = (): Promise<RunWritten> => {
    writes += 1;
    if (writes === 1) now += SLEPT_MS;
    return Promise.resolve({ held: writes === 1 || heldAfterwards, onceWon: false, stopAsked: false });
  };
  return {
    journal: new RunJournal({ write, writeWith, undosBefore, effectOf, mayGoRound }, RUN, []),
    writes: () => writes,
  };
}

it('an intent whose answer was slept over allows no request once another holds the run', async () => {
  const { journal, writes } = sleeping(false);
  await expect(journal.intend(INTENT)).rejects.toThrow(FencedError);
  expect(writes()).toBe(2);
});

it('an intent whose answer was slept over is proved again, and allows the request where nobody else holds the run', async () => {
  const { journal, writes } = sleeping(true);
  await expect(journal.intend(INTENT)).resolves.toBeUndefined();
  expect(writes()).toBe(2);
});

it('the same holds for what a repetition writes down before it leaves', async () => {
  await expect(sleeping(false).journal.flush()).rejects.toThrow(FencedError);
});
