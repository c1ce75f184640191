import type { RunJournal } from '../journal/run-journal.ts';
import { dead, type Reason, type RunVerdict } from '../run/verdict.ts';

/** While processes are brought to a new release one after the other, some of them know what others do not. */
const PATIENCE_SECONDS = 1_800;
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 60;

/**
 * What becomes of a run that this process cannot carry out and another one may: it is given back, and taken again after a
 * pause that grows. Where in all the time nobody could, it is set aside for `reason`, which is told by an alert.
 */
export function givenBack(journal: RunJournal, reason: Reason, now = Date.now()): RunVerdict {
  const since = journal.run.versions.unknownSince;
  if (since === undefined) journal.pinUnknown(new Date(now));
  const seconds = since === undefined ? 0 : (now - Date.parse(since)) / 1_000;
  if (seconds >= PATIENCE_SECONDS) return dead(reason);
  const afterSeconds = Math.min(Math.max(seconds / 2, FIRST_SECONDS), LONGEST_SECONDS);
  return { kind: 'again', afterSeconds, reason: { ...reason, code: 'run.not_known_here' } };
}
