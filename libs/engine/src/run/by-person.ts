import { DiagnosticError } from '@belegfluss/sdk';
import { answerQuestion, type GivenAnswer, type Question } from '@belegfluss/records';
import { isId, type Bell, type Database, type Sql } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { RunStarter } from '../event/run-starter.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { tellChanges } from './changes.ts';

/** What is needed to put runs back to work. */
export interface PersonTools {
  db: Database;
  plans: Plans;
  queue: JobQueue;
  starter: RunStarter;
  bell: Bell;
}

/** Keeps a person's answer and wakes every run that waited for it, in one transaction. Throws DiagnosticError `question.*`. */
export function answer(tools: PersonTools, questionId: string, given: GivenAnswer): Promise<Question> {
  return tools.db.transaction(async (tx) => {
    const { question, waiters } = await answerQuestion(tx, questionId, given);
    const waiting = await tx.query<{ id: string; flow: string }>(
      "update run set state = 'queued', reason = null where id = any($1::uuid[]) and state = 'question' returning id, flow",
      [waiters.map(({ runId }) => runId)],
    );
    await tools.queue.insert(
      tx,
      waiting.map(({ id, flow }) => tools.plans.jobOf(flow, id)),
    );
    tellChanges(tx, tools.bell, [`questions ${questionId}`]);
    return question;
  });
}

/** Starts a flow that offers a trigger for persons. Throws DiagnosticError `run.not_startable`. */
export function startByPerson(
  tools: PersonTools,
  flow: string,
  person: string,
  input: Record<string, unknown>,
): Promise<string> {
  const trigger = tools.plans.find(flow)?.triggers.find((item) => item.kind === 'person');
  if (!trigger) throw notStartable(flow);
  const recordKey = typeof input['key'] === 'string' ? input['key'] : flow;
  return tools.db.transaction((tx) =>
    tools.starter.startOne(tx, flow, trigger.id, recordKey, { type: 'person', by: person, data: input }),
  );
}

/** Puts a dead run back to work from the step that failed; what it had read, it reads again. Throws DiagnosticError `run.not_dead`. */
export async function retryRun(tools: PersonTools, runId: string): Promise<void> {
  if (!isId(runId)) throw notDead(runId);
  return tools.db.transaction(async (tx) => {
    const [run] = await tx.query<{ flow: string; recordKey: string }>(
      `update run set state = 'queued', ended_at = null, aside_at = null, crashes = 0, reason = null, versions = versions - 'connectors' where id = $1 and state = 'dead'
       returning flow, record_key as "recordKey"`,
      [runId],
    );
    if (!run) throw notDead(runId);
    await tx.query(
      "update step set state = 'waiting', tries = 0, started_at = now() where run_id = $1 and state = 'failed'",
      [runId],
    );
    await forgetReads(tx, runId);
    await tools.starter.releaseIfFirst(tx, run.flow, run.recordKey, runId);
  });
}

/**
 * A retry reads again: somebody has mended the record, or it has changed since. What was done stays done; where
 * items of a list or a chosen way were worked on already, the list and the way have to stay what they came from.
 */
async function forgetReads(tx: Sql, runId: string): Promise<void> {
  const [begun] = await tx.query(
    `select 1 from step where run_id = $1 and path ~ '[.[]' and kind in ('call', 'emit', 'match', 'ask', 'approve') and state = 'done' limit 1`,
    [runId],
  );
  if (begun) return;
  await tx.query("delete from step where run_id = $1 and kind in ('read', 'map', 'lookup', 'choose', 'each')", [runId]);
  await tx.query("update run set versions = versions - 'tables' where id = $1", [runId]);
}

function notStartable(flow: string): DiagnosticError {
  return new DiagnosticError({
    code: 'run.not_startable',
    severity: 'error',
    message: {
      de: `Den Ablauf „${flow}“ kann niemand von Hand starten.`,
      en: `Nobody can start the flow "${flow}" by hand.`,
    },
    remedy: { de: 'Er braucht einen Auslöser der Art person.', en: 'It needs a trigger of the kind person.' },
    facts: { flow },
  });
}

function notDead(runId: string): DiagnosticError {
  return new DiagnosticError({
    code: 'run.not_dead',
    severity: 'error',
    message: { de: 'Dieser Lauf ist nicht beiseitegelegt.', en: 'This run is not set aside.' },
    remedy: {
      de: 'Nur beiseitegelegte Läufe lassen sich wiederholen.',
      en: 'Only runs that were set aside can be retried.',
    },
    facts: { runId },
  });
}
