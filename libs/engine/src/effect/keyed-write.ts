import { seconds } from '@belegfluss/flow';
import type { EffectRecord } from '../run/run-record.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { decideByPerson, intentOf, isInDoubt, request, type GuardedWrite, type WriteVerdict } from './sent-write.ts';

/**
 * Lets a write of class K happen once. The other system makes it once for as long as it remembers our key, so that nothing is
 * written down before it leaves and doubt is resolved by sending it again. Once the key may be forgotten, a person decides.
 */
export async function keyedWrite(journal: RunJournal, write: GuardedWrite, keyValidFor: string): Promise<WriteVerdict> {
  const doubt = await doubtOf(journal, write);
  if (doubt?.state === 'confirmed') return { kind: 'done', output: doubt.output, by: doubt.runId };
  // One that a person is asked about stays in doubt until the answer.
  if (doubt && (doubt.lookups > 0 || mayBeForgotten(doubt.ageSeconds ?? 0, keyValidFor)))
    return decideByPerson(journal, write, doubt, intentOf(journal, write));
  await journal.demandHeld();
  try {
    const output = await request(write);
    if (doubt) journal.keepEffect({ ...doubt, state: 'confirmed', output: output ?? null });
    return { kind: 'done', output };
  } catch (error) {
    // The key is remembered since it was first sent.
    if (isInDoubt(error)) journal.keepEffect({ ...(doubt ?? intentOf(journal, write)), state: 'unknown' });
    throw error;
  }
}

/** Whether the other system may have forgotten a key that was sent so long ago, if it was sent. */
export function mayBeForgotten(ageSeconds: number | null | undefined, keyValidFor: string): boolean {
  return typeof ageSeconds === 'number' && ageSeconds >= seconds(keyValidFor);
}

/** An earlier request that may have left: one whose answer was lost, or of which nothing is written down. */
async function doubtOf(journal: RunJournal, write: GuardedWrite): Promise<EffectRecord | undefined> {
  const { attempt, leftSeconds } = journal.run;
  const mayHaveLeft = typeof leftSeconds === 'number';
  if (attempt <= 1 && !mayHaveLeft && !write.isDoubted) return undefined;
  const kept = await journal.effectOf(write.key);
  if (kept && kept.state !== 'rejected' && kept.state !== 'undone') return kept;
  if (kept || !mayHaveLeft) return undefined;
  return { ...intentOf(journal, write), state: 'unknown', ageSeconds: Math.floor(leftSeconds) };
}
