import { ConnectorError, QuestionRaised, type Action, type WriteContext } from '@belegfluss/sdk';
import { seconds } from '@belegfluss/flow';
import type { EffectRecord } from '../run/run-record.ts';
import type { RunJournal } from '../run/run-journal.ts';
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
  /** Missing where a request may take as long as its connection allows. */
  limit?: TimeLimit;
}

/** What became of a write; `by` is the run that has meant it where an earlier intent of it was found. */
export type WriteVerdict = StepVerdict | { kind: 'done'; output: unknown; by: string };

/** A lagging index is asked twice: after its lag, and after twice that time. */
const LOOKUPS = 2;

/**
 * Lets a write happen at most once. Before the request leaves, its intent is on disk; when an earlier
 * intent is found without an outcome, the class of the action decides: look it up, look it up after the
 * lag, or ask a person. Nothing unknown is ever repeated blindly. After a restore a missing intent proves nothing, so
 * that every write is in doubt.
 */
export async function guardedWrite(journal: RunJournal, write: GuardedWrite): Promise<WriteVerdict> {
  const { action } = write;
  const { effect } = action;
  if (effect.kind === 'read') return { kind: 'done', output: await request(write) };
  if (effect.class === 'K') {
    await journal.demandHeld();
    return { kind: 'done', output: await request(write) };
  }

  const fresh = intentOf(journal, write);
  const earlier = await journal.intend(fresh);
  if (!earlier) return sendFirst(journal, write, fresh);
  if (earlier.state === 'confirmed') return { kind: 'done', output: earlier.output, by: earlier.runId };
  return resolveDoubt(journal, write, earlier, fresh);
}

/** The intent of a write that is of another class than K. */
export function intentOf({ run }: RunJournal, { key, path, connection, action }: GuardedWrite): EffectRecord {
  const { effect } = action;
  if (effect.kind === 'read' || effect.class === 'K') throw new Error(`${action.id} needs no intent`);
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

/** Sends what no earlier intent is known of. */
export function sendFirst(journal: RunJournal, write: GuardedWrite, fresh: EffectRecord): Promise<WriteVerdict> {
  return journal.run.afterRestore ? resolveDoubt(journal, write, forgotten(fresh), fresh) : send(journal, write, fresh);
}

/** Sends once more what certainly has not happened; its intent is on disk again before. */
export async function sendAgain(journal: RunJournal, write: GuardedWrite, fresh: EffectRecord): Promise<WriteVerdict> {
  journal.keepEffect(fresh);
  await journal.flush();
  return send(journal, write, fresh);
}

/** The request left before the backup was put back, if it left at all: every index shows it by now. */
function forgotten(fresh: EffectRecord): EffectRecord {
  return { ...fresh, state: 'unknown', ageSeconds: Infinity };
}

function request(write: GuardedWrite): Promise<unknown> {
  return withinLimit(write, () => write.action.run(write.context, write.input));
}

function withinLimit<T>({ limit }: GuardedWrite, work: () => Promise<T>): Promise<T> {
  return limit ? limit.around(work) : work();
}

async function send(journal: RunJournal, write: GuardedWrite, record: EffectRecord): Promise<WriteVerdict> {
  try {
    const output = await request(write);
    journal.keepEffect({ ...record, state: 'confirmed', output: output ?? null });
    return { kind: 'done', output };
  } catch (error) {
    const outcome =
      error instanceof ConnectorError ? error.outcome : error instanceof QuestionRaised ? 'not_sent' : 'unknown';
    journal.keepEffect({ ...record, state: outcome === 'unknown' ? 'unknown' : 'rejected' });
    throw error;
  }
}

async function resolveDoubt(
  journal: RunJournal,
  write: GuardedWrite,
  earlier: EffectRecord,
  fresh: EffectRecord,
): Promise<WriteVerdict> {
  const { effect } = write.action;
  if (effect.kind === 'read' || effect.class === 'K' || effect.class === 'N')
    return decideByPerson(journal, write, earlier, fresh);
  return (await lookForIt(journal, write, earlier)) ?? sendAgain(journal, write, fresh);
}

/** What the other system shows of an earlier write, as often as its class asks for; nothing where it certainly has not happened. */
export async function lookForIt(
  journal: RunJournal,
  write: GuardedWrite,
  earlier: EffectRecord,
): Promise<WriteVerdict | undefined> {
  const { effect } = write.action;
  if (effect.kind === 'read' || effect.class === 'K' || effect.class === 'N') return undefined;
  const lag = effect.class === 'D' ? seconds(effect.lag(write.context.config)) : 0;
  const missing = lag * (earlier.lookups + 1) - (earlier.ageSeconds ?? 0);
  if (missing > 0) return waitForIndex(write, missing);

  const found = await withinLimit(write, () => effect.find(write.context, write.input));
  if (found !== undefined) {
    journal.keepEffect({ ...earlier, state: 'confirmed', output: found });
    return { kind: 'done', output: found, by: earlier.runId };
  }
  if (effect.class === 'D' && earlier.lookups + 1 < LOOKUPS) {
    journal.keepEffect({ ...earlier, lookups: earlier.lookups + 1 });
    await journal.flush();
    return waitForIndex(write, lag);
  }
  return undefined;
}

function waitForIndex(write: GuardedWrite, afterSeconds: number): StepVerdict {
  const reason = {
    code: 'effect.waiting_for_index',
    message: {
      de: 'das andere System zeigt vielleicht noch nicht, ob die Änderung geschehen ist',
      en: 'the other system may not show yet whether the change happened',
    },
    facts: { key: write.key },
  };
  return { kind: 'again', afterSeconds, reason, counts: false };
}

/** An answer decides the doubt that it was asked about; the next doubt of the same step is asked about anew. */
async function decideByPerson(
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
