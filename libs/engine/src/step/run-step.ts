import { inBoth } from '@belegfluss/sdk';
import { ENDED_STATES, type RunState } from '../run/states.ts';
import { evaluate, keyText, type StepOf, THE_KEY } from '@belegfluss/flow';
import type { Reason, StepVerdict } from '../run/verdict.ts';
import { deadline, tooLate } from './deadline.ts';
import type { ChildRun } from './run-waits.ts';
import type { StepContext } from './step-context.ts';

/** Runs another flow and waits for its end; the output is its `state`, its `output` and the id of the `run`. */
export async function runStep(step: StepOf<'run'>, context: StepContext): Promise<StepVerdict> {
  const { flow } = step;
  const key = keyText(evaluate(step.key, context.scope), THE_KEY);
  const data = evaluate(step.with, context.scope) as Record<string, unknown>;
  const dueAt = deadline(step.withinSeconds, context);
  const hasBegun = context.record.state === 'waiting';
  context.keepInput({ flow, key, ...data, due: dueAt.toISOString() });
  const child = hasBegun ? await context.waits.child(context.path) : undefined;
  if (child && ENDED_STATES.includes(child.state)) {
    const { id: run, state, output } = child;
    if (isReached(state)) return { kind: 'done', output: { run, state, output } };
    return { kind: 'failed', reason: notReached(flow, child) };
  }
  if (hasBegun && dueAt <= context.clock.now())
    return tooLate({
      de: `der Lauf von ${flow} endete nicht in der gesetzten Zeit`,
      en: `the run of ${flow} has not ended in time`,
    });
  const message = { de: `der Lauf wartet auf einen Lauf von ${flow}`, en: `the run waits for a run of ${flow}` };
  const reason = { code: 'run.waiting_for_run', message };
  return { kind: 'parked', wait: { for: 'run', flow, key, data, dueAt }, reason };
}

/** Why the other run ended is said once more: whoever looks at this one need not go down to it. */
function notReached(flow: string, { id: run, reason }: ChildRun): Reason {
  const why = reason && inBoth(reason.message);
  const message = {
    de: `der Lauf von ${flow} kam nicht zu seinem Ende${why ? `: ${why.de}` : ''}`,
    en: `the run of ${flow} did not come to its end${why ? `: ${why.en}` : ''}`,
  };
  return { code: 'run.child_dead', message, facts: { run, cause: reason?.code ?? null } };
}

/** Whether a run that ended came to an end of its flow: it was neither set aside nor ended by a person. */
function isReached(state: RunState): boolean {
  return state === 'done' || state === 'unchanged' || state === 'skipped';
}
