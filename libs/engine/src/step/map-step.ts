import { evaluate, type StepOf } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import type { StepContext } from './step-context.ts';

/** Puts fields together for the steps behind; nothing leaves us. */
export function mapStep(step: StepOf<'map'>, context: StepContext): Promise<StepVerdict> {
  return Promise.resolve({ kind: 'done', output: evaluate(step.values, context.scope) });
}
