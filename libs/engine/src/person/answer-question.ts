import { DiagnosticError, type Text } from '@belegfluss/sdk';
import { answerQuestion, type GivenAnswer, type Question } from '@belegfluss/records';
import { wakeParked } from '../waiting/parked-runs.ts';
import { tellChanges } from '../journal/changes.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';
import { demandKnownFlow } from '../deployment/known-version.ts';
import { demandSyncInput } from '../sync/sync-input.ts';

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

/**
 * Starts a flow that offers a trigger for persons.
 * Throws DiagnosticError `run.not_startable`, `deployment.unknown_flow`, `sync.bad_input`, `sync.key_given`.
 */
export async function startByPerson(
  tools: WakingTools,
  flow: string,
  person: string,
  input: Record<string, unknown>,
): Promise<string> {
  const plan = tools.plans.find(flow);
  if (!plan) {
    await demandKnownFlow(tools.db, flow);
    throw notStartable(flow, NOT_LIVE);
  }
  const trigger = plan.triggers.find((item) => item.kind === 'person');
  if (!trigger) throw notStartable(flow, NO_TRIGGER);
  if (plan.sync) demandSyncInput(input);
  const recordKey = typeof input['key'] === 'string' ? input['key'] : flow;
  return tools.db.transaction((tx) =>
    tools.starter.startOne(tx, flow, trigger.id, recordKey, { type: 'person', by: person, data: input }),
  );
}

const NOT_LIVE: Text = {
  de: 'Er ist nicht live: belegfluss flows zeigt, welche es sind, belegfluss deploy bringt ihn live.',
  en: 'It is not live: belegfluss flows shows those that are, belegfluss deploy brings it live.',
};
const NO_TRIGGER: Text = {
  de: 'Er braucht einen Auslöser der Art person.',
  en: 'It needs a trigger of the kind person.',
};

function notStartable(flow: string, remedy: Text): DiagnosticError {
  return new DiagnosticError({
    code: 'run.not_startable',
    severity: 'error',
    message: {
      de: `Den Ablauf „${flow}“ kann niemand von Hand starten.`,
      en: `Nobody can start the flow "${flow}" by hand.`,
    },
    remedy,
    facts: { flow },
  });
}
