import { ConnectorError, QuestionRaised, type Action, type WriteContext } from '@belegfluss/sdk';
import type { RunJournal } from '../journal/run-journal.ts';
import type { EffectRecord } from '../run/run-record.ts';
import type { StepVerdict } from '../run/verdict.ts';
import type { TimeLimit } from '../step/time-limit.ts';
import { unknownOutcome } from './unknown-outcome.ts';

/** One write that is to happen once. */
export interface GuardedWrite {
  key: string;
  path: string;
  connection: string;
  action: Action;
  input: unknown;
  context: WriteContext;
  /** An earlier request under the key is known, though the run has just begun. */
  isDoubted?: true;
  /** Missing where a request may take as long as its connection allows. */
  limit?: TimeLimit;
}

/** What became of a write; `by` is the run that has meant it where an earlier intent of it was found. */
export type WriteVerdict = StepVerdict | { kind: 'done'; output: unknown; by: string };

/** The intent of a write; of class K it is only kept where its outcome is in doubt. */
export function intentOf({ run }: RunJournal, { key, path, connection, action }: GuardedWrite): EffectRecord {
  const { effect } = action;
  if (effect.kind === 'read') throw new Error(`${action.id} needs no intent`);
  return {
    key,
    runId: run.id,
    path,
    connection,
    action: action.id,
    class: effect.class,
    state: 'intended',
    attempt: run.attempt,
    lookups: 0,
    output: null,
  };
}

/** Sends once more what certainly has not happened; its intent is on disk again before. */
export async function sendAgain(journal: RunJournal, write: GuardedWrite, fresh: EffectRecord): Promise<WriteVerdict> {
  journal.keepEffect(fresh);
  await journal.flush();
  return send(journal, write, fresh);
}

/** Sends the request, whatever is known of earlier ones. */
export function request(write: GuardedWrite): Promise<unknown> {
  return withinLimit(write, () => write.action.run(write.context, write.input));
}

/** Does work within the time that a write may take. */
export function withinLimit<T>({ limit }: GuardedWrite, work: () => Promise<T>): Promise<T> {
  return limit ? limit.around(work) : work();
}

/** Sends what is not in doubt, and keeps what came of it. */
export async function send(journal: RunJournal, write: GuardedWrite, record: EffectRecord): Promise<WriteVerdict> {
  try {
    const output = await request(write);
    journal.keepEffect({ ...record, state: 'confirmed', output: output ?? null });
    return { kind: 'done', output };
  } catch (error) {
    journal.keepEffect({ ...record, state: isInDoubt(error) ? 'unknown' : 'rejected' });
    throw error;
  }
}

/** Whether the change may have happened; an action that asks a question has changed nothing yet. */
export function isInDoubt(error: unknown): boolean {
  if (error instanceof QuestionRaised) return false;
  return !(error instanceof ConnectorError) || error.outcome === 'unknown';
}

/** An answer decides the doubt that it was asked about; the next doubt of the same step is asked about anew. */
export async function decideByPerson(
  journal: RunJournal,
  write: GuardedWrite,
  earlier: EffectRecord,
  fresh: EffectRecord,
): Promise<WriteVerdict> {
  const answer = earlier.lookups > 0 ? write.context.answer : undefined;
  if (answer?.option === 'happened') {
    journal.keepEffect({ ...fresh, state: 'confirmed', output: null });
    return { kind: 'done', output: null, by: earlier.runId };
  }
  if (answer?.option === 'repeat') return sendAgain(journal, write, fresh);
  journal.keepEffect({ ...earlier, lookups: 1 });
  return { kind: 'question', question: unknownOutcome(write) };
}
