import { evaluate, keyText, type StepOf, THE_KEY } from '@belegfluss/flow';
import { chainOf, endlessChain, LONGEST_CHAIN } from '../event/event-chain.ts';
import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** Hands over to other flows by an event, which appears in the transaction that keeps this step, or in one before it. */
export async function emitStep(step: StepOf<'emit'>, context: StepContext): Promise<StepVerdict> {
  const key = keyText(evaluate(step.key, context.scope), THE_KEY);
  const data = evaluate(step.with, context.scope) as Record<string, unknown>;
  context.keepInput({ key, ...data });
  if (chainOf(context.journal.run) >= LONGEST_CHAIN) return { kind: 'failed', reason: endlessChain(step.event) };
  await context.journal.emit({ path: context.path, event: step.event, key, data });
  return { kind: 'done', output: { key } };
}
