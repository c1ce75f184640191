import { QuestionRaised } from '@belegfluss/sdk';
import { evaluate, type StepOf } from '@belegfluss/flow';
import { entityOf } from '../gateway/gateway.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { possibleDuplicate } from './possible-duplicate.ts';
import type { StepContext } from './step-context.ts';
import { TimeLimit } from './time-limit.ts';

/** Finds the record of ours that the given fields describe; between the thresholds a person decides. */
export async function matchStep(step: StepOf<'match'>, context: StepContext): Promise<StepVerdict> {
  const { connection, name } = step.target;
  const entity = entityOf(context.gateway, connection, name);
  const from = evaluate(step.from, context.scope) as Record<string, unknown>;
  context.keepInput(from);
  const { flow, recordKey } = context.journal.run;
  const { clock } = context;
  const limit = new TimeLimit(step.timeoutSeconds, context.signal);
  const { signal } = limit;
  const effectKey = `${flow}/${context.path}/${recordKey}/once`;
  const call = await context.gateway.context(connection, { step: context.path, effectKey, clock, signal });
  const result = await limit.around(async () => entity.match?.(call, from, step.accept, decisionOf(context)));
  if (!result) throw new Error(`${connection}.${name} does not match`);
  if (result.verdict === 'matched') return { kind: 'done', output: result.record };
  throw new QuestionRaised(possibleDuplicate(step, `${flow}/${context.path}/${recordKey}`, from, result.candidates));
}

/** A candidate's key, `new`, or nothing as long as nobody decided. */
function decisionOf({ answer }: StepContext): string | undefined {
  return answer?.option === 'new' ? 'new' : answer?.fields['candidate'];
}
