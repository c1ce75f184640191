import { evaluate, keyText, type StepOf, THE_KEY } from '@belegfluss/flow';
import { chainOf, endlessChain, isInCircle, LONGEST_CHAIN } from '../event/event-chain.ts';
import { crowdedCircle } from '../event/event-circle.ts';
import type { Reason, StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** Hands over to other flows by an event, which appears in the transaction that keeps this step, or in one before it. */
export async function emitStep(step: StepOf<'emit'>, context: StepContext): Promise<StepVerdict> {
  const key = keyText(evaluate(step.key, context.scope), THE_KEY);
  const data = evaluate(step.with, context.scope) as Record<string, unknown>;
  context.keepInput({ key, ...data });
  const reason = await circleOf(step.event, context);
  if (reason) return { kind: 'failed', reason };
  await context.journal.emit({ path: context.path, event: step.event, key, data });
  return { kind: 'done', output: { key } };
}

/** Why the event is not told: flows start each other without an end. */
async function circleOf(event: string, { journal }: StepContext): Promise<Reason | undefined> {
  const { run } = journal;
  const { events, origin = run.id } = chainOf(run);
  if (events >= LONGEST_CHAIN) return endlessChain(event);
  if (!isInCircle(run)) return undefined;
  return (await journal.mayGoRound(origin)) ? undefined : crowdedCircle(event, origin);
}
