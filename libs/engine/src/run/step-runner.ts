import type { KeptAnswer } from '@belegfluss/records';
import { stepsByPath, type Plan, type PlannedStep } from '@belegfluss/flow';
import { redact } from '@belegfluss/http';
import { type Answer, fixedClock } from '@belegfluss/sdk';
import type { RunJournal } from '../journal/run-journal.ts';
import { executeStep } from '../step/executors.ts';
import type { Scope, StepContext } from '../step/step-context.ts';
import { askAboutFailure, decidedFailure, STEP_FAILED, type Inquiry } from './failed-step.ts';
import { heldStep } from './held-step.ts';
import { judge } from './judge.ts';
import { PayloadBudget } from './payload-budget.ts';
import type { StepError, StepRecord } from './run-record.ts';
import { STOP_ASKED, type Stopping, type StepVerdict } from './verdict.ts';
import { areBeside, keyPath } from './ways.ts';
import { spansAfter } from './work-spans.ts';
import type { World } from './world.ts';

/** Carries out steps, one after the other, and keeps what each came to. Steps that an earlier attempt finished are passed over. */
export class StepRunner {
  readonly #plan: Plan;
  /** All steps of the plan by path. */
  readonly #steps: ReadonlyMap<string, PlannedStep>;
  readonly #journal: RunJournal;
  readonly #world: World;
  readonly #budget = new PayloadBudget();

  constructor(plan: Plan, journal: RunJournal, world: World) {
    this.#plan = plan;
    this.#steps = stepsByPath(plan.steps);
    this.#journal = journal;
    this.#world = world;
  }

  /** Runs steps in order; gives back the verdict that stops them, or nothing when all are done. */
  async runSteps(steps: PlannedStep[], scope: Scope, prefix: string): Promise<Stopping | undefined> {
    const outputs = scope['steps'] as Scope;
    for (const step of steps) {
      const path = prefix + step.id;
      const earlier = this.#journal.step(path);
      if (earlier && isPassed(step, earlier)) {
        this.#budget.take(path, earlier.output);
        outputs[step.id] = earlier.output;
        this.#noteCase(scope);
        continue;
      }
      const held = earlier && heldStep(step, earlier, this.#world.time());
      if (held) return this.#marked(step, held);
      if (this.#journal.isStopAsked) return STOP_ASKED;
      const verdict = await this.#runStep(step, scope, path, earlier);
      if (verdict.kind !== 'done') return verdict;
      outputs[step.id] = verdict.output;
      this.#noteCase(scope);
    }
    return undefined;
  }

  async #runStep(step: PlannedStep, scope: Scope, path: string, earlier: StepRecord | undefined): Promise<StepVerdict> {
    const record = earlier ?? begunRecord(step, path);
    const begunAt = Date.now();
    const wasAsked = record.state === 'question';
    let answer: KeptAnswer | undefined;
    let verdict: StepVerdict;
    try {
      if (step.when && step.when.evaluate(scope) !== true) {
        this.#keep(record, { state: 'skipped', output: null });
        return { kind: 'done', output: null };
      }
      answer = earlier && (await this.#world.answerTo(path));
      const decided = await decidedFailure(record, answer, this.#inquiry);
      if (decided) return this.#settle(step, record, wasAsked && !answer ? standing(decided) : decided);
      const own = answer?.kind === STEP_FAILED ? undefined : answer;
      const execute = () => executeStep(step, this.#contextOf(scope, record, own));
      verdict = await (this.#world.around?.({ path, kind: step.kind, use: step.use }, execute) ?? execute());
    } catch (error) {
      verdict = judge(error, step, record, new Date());
    }
    if (verdict.kind === 'failed' && !verdict.decided && this.#onErrorOf(step) === 'question')
      verdict = askAboutFailure(verdict.reason, path, this.#inquiry);
    if (wasAsked && !answer) verdict = standing(verdict);
    record.spans = spansAfter(earlier, begunAt, verdict.kind === 'again' || verdict.kind === 'question');
    return this.#settle(step, record, verdict);
  }

  #contextOf(scope: Scope, record: StepRecord, answer: Answer | undefined): StepContext {
    const { path } = record;
    const { gateway, tables, waits, holders, now, signal, inOrder = false } = this.#world;
    return {
      path,
      keyPath: keyPath(this.#steps, path),
      owner: this.#plan.owner,
      record,
      scope,
      journal: this.#journal,
      gateway,
      tables,
      waits,
      holders,
      clock: fixedClock(now),
      signal,
      answer,
      inOrder,
      keepInput: (input) => {
        record.input = redact(input);
      },
      keepBegun: (input) => {
        record.input = redact(input);
        this.#keep(record, { state: 'running' });
      },
      keepPlace: (place) => this.#keepPlace(record, place),
      leaveTurns: (place) => {
        this.#journal.leaveBehind(`${path}[`);
        this.#budget.release(`${path}[`);
        this.#keepPlace(record, place);
      },
      mustMakeWay: () => signal.aborted || (this.#world.isAwaited?.() ?? false),
      takeBack: () => this.#world.takeBack(path),
      runSteps: (steps, inner, prefix) => this.runSteps(steps, inner, prefix),
      isBeside: (other) => areBeside(this.#steps, path, other),
    };
  }

  #settle(step: PlannedStep, record: StepRecord, verdict: StepVerdict): StepVerdict {
    const error = this.#errorOf(verdict);
    switch (verdict.kind) {
      case 'done': {
        const tooMuch = this.#budget.take(record.path, verdict.output);
        if (tooMuch) return this.#settle(step, record, { kind: 'failed', reason: tooMuch });
        this.#keep(record, { state: 'done', output: verdict.output ?? null, error: null });
        return verdict;
      }
      case 'again':
        this.#keep(record, { state: 'waiting', error, tries: record.tries + (verdict.counts ? 1 : 0) });
        break;
      case 'parked':
        this.#keep(record, { state: 'waiting', error: null });
        break;
      case 'question':
        this.#keep(record, { state: 'question', error: verdict.at === undefined ? (verdict.failure ?? null) : null });
        break;
      case 'stop':
        this.#keep(record, { state: 'done', error: null });
        break;
      case 'failed':
        if (step.onError === 'continue') record.output = null;
        this.#keep(record, { state: 'failed', error, tries: record.tries + 1 });
        if (step.onError === 'continue') return { kind: 'done', output: null };
    }
    // A verdict that comes up from inside a step is that of the innermost.
    return this.#marked(step, { ...verdict, at: verdict.at ?? record.path });
  }

  #onErrorOf(step: PlannedStep): PlannedStep['onError'] {
    return step.onError ?? this.#plan.onError;
  }

  #marked(step: PlannedStep, verdict: Stopping): Stopping {
    const undoes = verdict.kind === 'failed' && !verdict.decided && this.#onErrorOf(step) === 'compensate';
    return undoes ? { ...verdict, compensate: true } : verdict;
  }

  #errorOf(verdict: StepVerdict): StepError | null {
    if (!('reason' in verdict)) return null;
    const { code, message } = verdict.reason;
    if (verdict.kind === 'failed') return { code, message, ...(verdict.decided && { decided: true }) };
    if (verdict.kind !== 'again' || !verdict.counts || verdict.at !== undefined) return { code, message };
    const notBefore = new Date(this.#world.time() + verdict.afterSeconds * 1_000).toISOString();
    return { code, message, notBefore };
  }

  #keep(record: StepRecord, change: Partial<StepRecord>): void {
    const ended = change.state === 'done' || change.state === 'skipped' || change.state === 'failed';
    this.#journal.keepStep({ ...record, ...change, endedAt: ended ? new Date().toISOString() : null });
  }

  #keepPlace(record: StepRecord, place: object): void {
    record.output = place;
    this.#keep(record, { state: 'running', error: null });
  }

  get #inquiry(): Inquiry {
    const { now, takeBack } = this.#world;
    return { owner: this.#plan.owner, journal: this.#journal, now, takeBack };
  }

  /** The case that a run is about becomes known somewhere on its way. */
  #noteCase(scope: Scope): void {
    if (!this.#plan.case || this.#journal.run.caseIds.length > 0) return;
    try {
      const found = this.#plan.case.evaluate(scope);
      const ids = (Array.isArray(found) ? found : [found]).filter((id): id is string => typeof id === 'string');
      this.#journal.run.caseIds = ids;
    } catch {
      // The step that tells the case has not run yet.
    }
  }
}

/** A question of the step's own that nobody has answered yet. */
function standing(verdict: StepVerdict): StepVerdict {
  return verdict.kind === 'question' && verdict.at === undefined ? { ...verdict, standing: true } : verdict;
}

/** A failure that the flow goes on after is over as well: what came behind it may have happened already. */
function isPassed(step: PlannedStep, { state }: StepRecord): boolean {
  return state === 'done' || state === 'skipped' || (state === 'failed' && step.onError === 'continue');
}

function begunRecord({ kind, use }: PlannedStep, path: string): StepRecord {
  return {
    path,
    kind,
    use: use ?? null,
    state: 'running',
    tries: 0,
    input: null,
    output: null,
    error: null,
    startedAt: new Date().toISOString(),
    endedAt: null,
    spans: null,
  };
}
