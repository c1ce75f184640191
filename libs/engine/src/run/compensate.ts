import type { Text } from '@belegfluss/sdk';
import {
  ExpressionError,
  stepsByPath,
  undoStep,
  withoutTurns,
  type Plan,
  type StepOf,
  type Value,
} from '@belegfluss/flow';
import { actionOf } from '../gateway/gateway.ts';
import { asRunVerdict } from './come-to-rest.ts';
import { STEP_FAILED } from './failed-step.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { KeptUndo, StepRecord, UndoableStep } from './run-record.ts';
import type { StepRunner } from './step-runner.ts';
import { dead, keptReason, type RunVerdict, type Stopping } from './verdict.ts';
import type { World } from './world.ts';

/** Record of what follows a failure. No step of a flow can have this path: ids hold no dot. */
export const COMPENSATION = 'on.error';

type Failure = Extract<Stopping, { kind: 'failed' }>;
/** So many undone steps are named; the number of all stands beside them. */
const MOST_NAMED = 200;

/** Keeps why everything is undone; from here on the run does nothing else, whatever becomes of its worker. */
export async function beginCompensation(journal: RunJournal, { reason, at }: Failure): Promise<StepRecord> {
  const { code, message } = reason;
  const begun: StepRecord = {
    path: COMPENSATION,
    kind: 'compensate',
    use: null,
    state: 'running',
    tries: 0,
    input: { step: at ?? null },
    output: null,
    error: { code, message },
    startedAt: new Date().toISOString(),
    endedAt: null,
    spans: null,
  };
  journal.keepStep(begun);
  await journal.flush();
  return begun;
}

/**
 * Undoes what the run has done, the last first, each as a guarded write of its own. One that fails asks a person and holds up
 * those before it. What another run has taken over since is left. The run is set aside in the end: with the failure that led
 * here, or with the undo that a person gave up.
 */
export async function compensate(
  plan: Plan,
  begun: StepRecord,
  journal: RunJournal,
  { runner, world }: { runner: StepRunner; world: Pick<World, 'gateway' | 'answerTo' | 'holders'> },
): Promise<RunVerdict> {
  const steps = stepsByPath(plan.steps);
  const undone = new NamedSteps();
  const left = new NamedSteps();
  for await (const record of journal.undoable()) {
    const { path, undo } = record;
    if (undo.isDone) {
      undone.add(path);
      continue;
    }
    const step = steps.get(withoutTurns(path));
    // A replay goes on from steps of an earlier version, which this one may not undo any more.
    if (step?.kind !== 'call' || !step.undo) continue;
    if (!(await world.holders.mayUndo(undo.key))) {
      left.add(path);
      continue;
    }
    const undoing = { ...undoStep(step, step.undo), ...keptInput(undo, journal.run.id) };
    const stopped = await runner.runSteps([undoing], { steps: {} }, `${path}.`);
    if (stopped?.kind === 'failed') journal.keepStep({ ...begun, state: 'failed' });
    if (stopped) return asRunVerdict(stopped);
    const answer = await world.answerTo(`${path}.undo`);
    if (answer?.kind === STEP_FAILED && answer.option === 'skip') continue;
    keepUndone(journal, step, record, world);
    undone.add(path);
  }
  journal.keepStep({
    ...begun,
    state: 'done',
    output: { ...undone.as('undone'), ...(left.count > 0 && left.as('left')) },
    endedAt: new Date().toISOString(),
  });
  const reason = keptReason(begun.error ?? { code: 'run.failed', message: '' });
  const { step } = begun.input as { step: string | null };
  return dead({ ...reason, facts: { step, undone: undone.count } });
}

/** What was kept takes the place of the expressions; each run undoes for itself. */
function keptInput({ input, intent, error }: KeptUndo, runId: string): { with: Value; intent: Value } {
  return {
    with: error ? untold(error.message) : { kind: 'literal', value: input },
    intent: { kind: 'literal', value: `${intent}/${runId}` },
  };
}

const infer = () => ({ type: { kind: 'unknown' as const }, faults: [] });

/** An input that could not be worked out when it was to be kept. */
function untold(message: Text | string): Value {
  const evaluate = () => {
    throw new ExpressionError('expression.failed', message, 0);
  };
  return { kind: 'expression', expression: { source: '', reads: [], size: 0, infer, evaluate } };
}

/** The key is free again, which is said once: what was undone may be wanted once more, and done by another run. */
function keepUndone(
  journal: RunJournal,
  { target }: StepOf<'call'>,
  record: UndoableStep,
  { gateway }: Pick<World, 'gateway'>,
): void {
  const { path, undo } = record;
  const { id: runId, attempt } = journal.run;
  journal.keepStep({ ...record, undo: { ...undo, isDone: true } });
  if (record.isBehind) journal.leaveBehind(`${path}.undo`);
  const { connection, name: action } = target;
  const { effect } = actionOf(gateway, connection, action);
  if (effect.kind === 'read' || effect.class === 'K') return;
  const { class: kind } = effect;
  journal.keepEffect({
    key: undo.key,
    runId,
    path,
    connection,
    action,
    class: kind,
    state: 'undone',
    attempt,
    lookups: 0,
    output: null,
  });
}

/** Steps of which there may be any number: the first are named, all are counted. */
class NamedSteps {
  readonly #paths: string[] = [];
  count = 0;

  add(path: string): void {
    this.count += 1;
    if (this.#paths.length < MOST_NAMED) this.#paths.push(path);
  }

  as(name: string): Record<string, unknown> {
    return { [name]: this.#paths, ...(this.count > this.#paths.length && { [`${name}Count`]: this.count }) };
  }
}
