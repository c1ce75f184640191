import { DiagnosticError } from '@belegfluss/sdk';
import { answerQuestion, type GivenAnswer, type Question } from '@belegfluss/records';
import { wakeParked } from '../waiting/parked-runs.ts';
import { tellChanges } from '../journal/changes.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';

/** Keeps a person's answer and wakes every run that waited for it, in one transaction. Throws DiagnosticError `question.*`. */
export function answer(tools: WakingTools, questionId: string, given: GivenAnswer): Promise<Question> {
  return tools.db.transaction(async (tx) => {
    const { question, waiters } = await answerQuestion(tx, questionId, given);
    await wakeParked(
      tx,
      tools,
      waiters.map(({ runId }) => runId),
    );
    tellChanges(tx, tools.bell, [`questions ${questionId}`]);
    return question;
  });
}

/** Starts a flow that offers a trigger for persons. Throws DiagnosticError `run.not_startable`. */
export function startByPerson(
  tools: WakingTools,
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
