import { DiagnosticError } from '@belegfluss/sdk';
import { answerQuestion, type GivenAnswer, type Question } from '@belegfluss/records';
import { tellChanges } from '../run/changes.ts';
import type { PersonTools } from './person-tools.ts';

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
    const asleep = await tx.query<{ id: string }>(
      "select id from run where id = any($1::uuid[]) and state = 'waiting' and wake_at is not null",
      [waiters.map(({ runId }) => runId)],
    );
    await tools.queue.hasten(
      tx,
      asleep.map(({ id }) => id),
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
