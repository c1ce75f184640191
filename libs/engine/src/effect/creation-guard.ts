import type { RunJournal } from '../journal/run-journal.ts';
import type { EffectRecord } from '../run/run-record.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { lookForIt, sendFirst } from './guard.ts';
import { intentOf, sendAgain, type GuardedWrite, type WriteVerdict } from './sent-write.ts';

/** It was made once, under this key of the other system, and is there no more. */
export interface Gone {
  kind: 'gone';
  key: string;
}

/** What another step or run has sent decides; nothing of ours has left. */
export interface OfOthers {
  kind: 'of_others';
  verdict: StepVerdict;
}

/** Longer than a request of another run takes from its intent to its answer, and for that run to ask what became of it. */
const UNDER_WAY_SECONDS = 120;
const LOOK_AGAIN_SECONDS = 1;

/**
 * Lets a record be made once that was looked for and not found, by whichever runs want it. What another run is making now
 * is waited for; what was made already may not be listed yet, so that it is looked for again once it has to be.
 */
export async function guardedCreation(
  journal: RunJournal,
  write: GuardedWrite,
): Promise<WriteVerdict | Gone | OfOthers> {
  const fresh = intentOf(journal, write);
  const earlier = await journal.intend(fresh);
  if (!earlier) return sendFirst(journal, write, fresh);
  // Of its own earlier tries a step knows that they are over.
  const isOwn = isSameStep(earlier, fresh);
  if (!isOwn && isUnderWay(earlier, fresh)) return { kind: 'of_others', verdict: waitForOther(write) };
  const seen = await lookForIt(journal, write, earlier);
  if (seen) return isOwn || seen.kind === 'done' ? seen : { kind: 'of_others', verdict: seen };
  return earlier.state === 'confirmed' ? { kind: 'gone', key: keyOf(earlier) } : sendAgain(journal, write, fresh);
}

/**
 * Whether a creation that was in doubt, and whose record is there, was sent by this very step: another may have come first. Its
 * outcome is kept then.
 */
export async function settleCreation(journal: RunJournal, write: GuardedWrite, key: string): Promise<boolean> {
  const fresh = intentOf(journal, write);
  const earlier = await journal.intend(fresh);
  if (earlier && !isSameStep(earlier, fresh)) return false;
  journal.keepEffect({ ...fresh, state: 'confirmed', output: { key } });
  return true;
}

function isSameStep(one: EffectRecord, other: EffectRecord): boolean {
  return one.runId === other.runId && one.path === other.path;
}

/** Other steps of the same run go on beside this one for as long as its attempt takes. */
function isUnderWay({ state, runId, attempt, ageSeconds = 0 }: EffectRecord, fresh: EffectRecord): boolean {
  const isSettled = state !== 'intended' && state !== 'unknown';
  return !isSettled && (ageSeconds < UNDER_WAY_SECONDS || (runId === fresh.runId && attempt === fresh.attempt));
}

function waitForOther({ key }: GuardedWrite): StepVerdict {
  const message = { de: 'ein anderer Lauf legt denselben Datensatz an', en: 'another run is making the same record' };
  const reason = { code: 'effect.under_way', message, facts: { key } };
  return { kind: 'again', afterSeconds: LOOK_AGAIN_SECONDS, reason, counts: false };
}

function keyOf({ output }: EffectRecord): string {
  return String((output as { key?: unknown } | null)?.key ?? '');
}
