import { storableText } from '@belegfluss/store';
import { guardedWrite } from '../effect/guard.ts';
import type { WriteVerdict } from '../effect/sent-write.ts';
import { evaluate, keyText, type StepOf } from '@belegfluss/flow';
import { actionOf } from '../gateway/gateway.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { checkInput } from './check-input.ts';
import { keptUndo } from './kept-undo.ts';
import type { StepContext } from './step-context.ts';
import { TimeLimit } from './time-limit.ts';

const LOOK_AGAIN_SECONDS = 30;

/** Calls an action. Its business key is `<flow>/<step>/<record key>/<intent>`. */
export async function callStep(step: StepOf<'call'>, context: StepContext): Promise<StepVerdict> {
  const { connection, name } = step.target;
  const action = actionOf(context.gateway, connection, name);
  const input = evaluate(step.with, context.scope);
  context.keepInput(input);
  checkInput(action.input, input, `${connection}.${name}`);
  const { flow, recordKey } = context.journal.run;
  const intent = keyText(evaluate(step.intent, context.scope), { de: 'der intent', en: 'the intent' });
  const key = storableText(`${flow}/${context.keyPath}/${recordKey}/${intent}`);
  const { clock, answer } = context;
  const limit = new TimeLimit(step.timeoutSeconds, context.signal);
  const call = await context.gateway.context(connection, {
    step: context.path,
    effectKey: key,
    clock,
    signal: limit.signal,
    demandHeld: () => context.journal.demandHeld(),
    ...(answer && { answer }),
  });
  const write = { key, path: context.path, connection, action, input, limit, context: call };
  const verdict = await guardedWrite(context.journal, write);
  if (verdict.kind !== 'done') return verdict;
  if (!isOwn(verdict, context.journal.run)) return (await context.holders.takeOver(key)) ? verdict : beingUndone(key);
  if (step.undo) context.record.undo = keptUndo(step.undo, { key, intent }, verdict.output, context);
  return verdict;
}

/** What another run has done, which may need it, is not for this one to undo; a replay stands for the run that it goes on from. */
function isOwn(verdict: Extract<WriteVerdict, { kind: 'done' }>, { id, lineage }: RunRecord): boolean {
  return !('by' in verdict) || (lineage ?? [id]).includes(verdict.by);
}

/** Whether it has to be done again is known when the other run has undone it, or has been set aside. */
function beingUndone(key: string): StepVerdict {
  const reason = {
    code: 'effect.being_undone',
    message: {
      de: 'ein anderer Lauf hat das getan und nimmt es gerade zurück',
      en: 'another run has done this and is about to undo it',
    },
    facts: { key },
  };
  return { kind: 'again', afterSeconds: LOOK_AGAIN_SECONDS, reason, counts: false };
}
