import {
  evaluate,
  ExpressionError,
  parseExpression,
  type Plan,
  type PlannedStep,
  type PlannedTrigger,
} from '@belegfluss/flow';
import { eventOf } from '../event/event-chain.ts';
import type { Scope } from '../step/step-context.ts';
import { claimOnce, doneBefore } from '../journal/claim-once.ts';
import { asRunVerdict } from './come-to-rest.ts';
import { beginCompensation, compensate, COMPENSATION } from './compensate.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { StepRunner } from './step-runner.ts';
import { dead, reasonOf, type RunVerdict, type Stopping } from './verdict.ts';
import type { World } from './world.ts';

/** No step of a flow can have this path: ids hold no dot. */
const RECORD_PREFIX = 'on.';
/** The step that reads the record of which an event tells. */
export const RECORD_STEP = `${RECORD_PREFIX}record`;
const EVENT_KEY = parseExpression('event.key');
/** A look ends where the pilot takes the run in. */
export const OF_PILOT = 'run.of_pilot';
const DONE_BEFORE: RunVerdict = {
  kind: 'ended',
  state: 'unchanged',
  reason: {
    code: 'run.done_before',
    message: { de: 'ein anderer Lauf hat das schon erledigt', en: 'another run has done this already' },
  },
};

/** Goes through the plan from where earlier attempts came to. Ends with a verdict; whoever called decides what becomes of the run. */
export async function interpret(
  plan: Plan,
  trigger: PlannedTrigger,
  journal: RunJournal,
  world: World,
): Promise<RunVerdict> {
  const { run } = journal;
  const scope: Scope = {
    event: eventOf(run),
    record: trigger.kind === 'entity' ? null : (run.input['data'] ?? {}),
    steps: {},
    now: world.now.toISOString(),
    settings: world.settings,
  };
  const runner = new StepRunner(plan, journal, world);
  const failedBefore = journal.step(COMPENSATION);
  if (failedBefore) return compensate(plan, failedBefore, journal, { runner, world });
  if (trigger.kind === 'entity') {
    if (plan.once && (await doneBefore(plan.once, run, scope, world.wasDone))) return DONE_BEFORE;
    const stopped = await runner.runSteps([recordStep(trigger)], scope, RECORD_PREFIX);
    if (stopped) return asRunVerdict(stopped);
    scope['record'] = (scope['steps'] as Scope)['record'];
    scope['steps'] = {};
  }
  const refusal = await refuse(plan, trigger, journal, scope, world.pilot);
  if (refusal) return refusal;
  const stopped = (await runner.runSteps(plan.steps, scope, '')) ?? ended(plan, scope);
  if (stopped.kind === 'ended') return stopped;
  if (stopped.kind !== 'failed' || !stopped.compensate) return asRunVerdict(stopped);
  const begun = await beginCompensation(journal, stopped);
  return compensate(plan, begun, journal, { runner, world });
}

/** The end of a run that came to its end, with what it gives to the one that runs it. */
function ended({ output, onError }: Plan, scope: Scope): Extract<RunVerdict, { kind: 'ended' }> | Stopping {
  try {
    return { kind: 'ended', state: 'done', ...(output && { output: evaluate(output, scope) }) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const reason = reasonOf(error);
    return { kind: 'failed', at: 'output', reason, ...(onError === 'compensate' && { compensate: true }) };
  }
}

/** Why a run ends before its first step: the record is not wanted, was done before, or lacks what tells so. */
async function refuse(
  plan: Plan,
  trigger: PlannedTrigger,
  journal: RunJournal,
  scope: Scope,
  pilot: World['pilot'],
): Promise<RunVerdict | undefined> {
  try {
    if ('when' in trigger && trigger.when && trigger.when.evaluate(scope) !== true) {
      return {
        kind: 'ended',
        state: 'skipped',
        reason: {
          code: 'run.condition_not_met',
          message: {
            de: `die Bedingung von ${trigger.id} ist nicht erfüllt`,
            en: `the condition of ${trigger.id} is not met`,
          },
        },
      };
    }
    if (pilot?.evaluate(scope) === true)
      return {
        kind: 'ended',
        state: 'skipped',
        reason: { code: OF_PILOT, message: { de: 'der Lauf gehört zum Piloten', en: 'the run is one of the pilot' } },
      };
    if (plan.once && !(await claimOnce(plan.once, journal, scope))) {
      return DONE_BEFORE;
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return dead(reasonOf(error, { step: trigger.id }));
  }
}

/** Reading the record that an event hints at is the first step of such a run. */
function recordStep(trigger: Extract<PlannedTrigger, { kind: 'entity' }>): PlannedStep {
  return {
    kind: 'read',
    id: 'record',
    use: `${trigger.target.connection}.${trigger.target.name}`,
    target: trigger.target,
    key: { kind: 'expression', expression: EVENT_KEY },
    missing: 'dead',
    retry: { max: 12, withinSeconds: 3_600 },
    onError: 'dead',
  };
}
