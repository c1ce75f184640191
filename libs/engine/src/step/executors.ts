import type { PlannedStep, StepKind, StepOf } from '@belegfluss/flow';
import { inBoth } from '@belegfluss/sdk';
import type { StepVerdict } from '../run/verdict.ts';
import { upsertStep } from '../upsert/upsert-step.ts';
import { approveStep, askStep } from './ask-step.ts';
import { callStep } from './call-step.ts';
import { chooseStep } from './choose-step.ts';
import { eachStep } from './each-step.ts';
import { emitStep } from './emit-step.ts';
import { lookupStep } from './lookup-step.ts';
import { mapStep } from './map-step.ts';
import { matchStep } from './match-step.ts';
import { parallelStep } from './parallel-step.ts';
import { readStep } from './read-step.ts';
import { runStep } from './run-step.ts';
import type { StepContext } from './step-context.ts';
import { waitStep } from './wait-step.ts';

type Executor<K extends StepKind> = (step: StepOf<K>, context: StepContext) => StepVerdict | Promise<StepVerdict>;

const EXECUTORS: { [K in StepKind]: Executor<K> } = {
  read: readStep,
  call: callStep,
  map: mapStep,
  lookup: lookupStep,
  match: matchStep,
  upsert: upsertStep,
  choose: chooseStep,
  each: eachStep,
  parallel: parallelStep,
  wait: waitStep,
  run: runStep,
  ask: askStep,
  approve: approveStep,
  emit: emitStep,
  stop: stopStep,
};

/** Does what a step of its kind does. Throws what went wrong. */
export async function executeStep(step: PlannedStep, context: StepContext): Promise<StepVerdict> {
  // The compiler does not see that the kind of a step finds the executor of that kind.
  return EXECUTORS[step.kind](step as never, context);
}

function stopStep({ as, reason }: StepOf<'stop'>): StepVerdict {
  return { kind: 'stop', as, reason: { code: reason, message: inBoth(reason) } };
}
