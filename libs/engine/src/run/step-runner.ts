import { redact } from '@belegfluss/http';
import type { KeptAnswer } from '@belegfluss/records';
import { type Answer, fixedClock, inBoth } from '@belegfluss/sdk';
import {
  stepsByPath,
  type Expression,
  type Plan,
  type PlannedStep,
  type StepKind,
  type StepOf,
} from '@belegfluss/flow';
import type { EffectHolders } from '../effect/holders.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { approveStep, askStep } from '../step/ask-step.ts';
import { callStep } from '../step/call-step.ts';
import { chooseStep } from '../step/choose-step.ts';
import { eachStep } from '../step/each-step.ts';
import { emitStep } from '../step/emit-step.ts';
import { lookupStep } from '../step/lookup-step.ts';
import { mapStep } from '../step/map-step.ts';
import { matchStep } from '../step/match-step.ts';
import { parallelStep } from '../step/parallel-step.ts';
import { readStep } from '../step/read-step.ts';
import { runStep } from '../step/run-step.ts';
import { upsertStep } from '../upsert/upsert-step.ts';
import { waitStep } from '../step/wait-step.ts';
import type { RunTables } from '../step/run-tables.ts';
import type { RunWaits } from '../step/run-waits.ts';
import type { Scope, StepContext } from '../step/step-context.ts';
import { askAboutFailure, decidedFailure, STEP_FAILED, type Inquiry } from './failed-step.ts';
import { heldStep } from './held-step.ts';
import { judge } from './judge.ts';
import { PayloadBudget } from './payload-budget.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { StepError, StepRecord } from './run-record.ts';
import { STOP_ASKED, type Stopping, type StepVerdict } from './verdict.ts';
import { areBeside, keyPath } from './ways.ts';
import { spansAfter } from './work-spans.ts';
import type { WorkTraces } from '../worker/work-traces.ts';

/** What a run needs beside its own journal. */
export interface World {
  tables: RunTables;
  waits: RunWaits;
  holders: EffectHolders;
  gateway: Gateway;
  settings: Record<string, unknown>;
  /** Business time of this attempt. */
  now: Date;
  signal: AbortSignal;
  /** The answer to the question that this step asked, if one was given. */
  answerTo(path: string): Promise<KeptAnswer | undefined>;
  /** Takes back the question that this step asked; false when it was answered. */
  takeBack(path: string): Promise<boolean>;
  /** Whether another run of the flow has done already what is done once for this key. */
  wasDone(onceKey: string): Promise<boolean>;
  /** Runs that meet it are not for this look at the flow: they are carried out. */
  pilot?: Pick<Expression, 'evaluate'>;
  /** The time by which pauses pass, in milliseconds since 1970. */
  time(): number;
  /** Others wait for the end of this attempt. */
  isAwaited?(): boolean;
  /** Goes around the work of each step. */
  around?: WorkTraces['step'];
  /** What goes at the same time happens one after the other, in the order in which it stands. */
  inOrder?: true;
}

const EXECUTORS: { [K in Exclude<StepKind, 'stop'>]: (step: StepOf<K>, context: StepContext) => Promise<StepVerdict> } =
  {
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
  };

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
    const record: StepRecord = earlier ?? {
      path,
      kind: step.kind,
      use: step.use ?? null,
      state: 'running',
      tries: 0,
      input: null,
      output: null,
      error: null,
      startedAt: new Date().toISOString(),
      endedAt: null,
      spans: null,
    };
    const begunAt = Date.now();
    const wasAsked = record.state === 'question';
    let verdict: StepVerdict;
    let answer: KeptAnswer | undefined;
    try {
      if (step.when && step.when.evaluate(scope) !== true) {
        this.#keep(record, { state: 'skipped', output: null });
        return { kind: 'done', output: null };
      }
      answer = earlier ? await this.#world.answerTo(path) : undefined;
      const decided = await decidedFailure(record, answer, this.#inquiry);
      if (decided) return this.#settle(step, record, path, wasAsked && !answer ? standing(decided) : decided);
      const own = answer?.kind === STEP_FAILED ? undefined : answer;
      const execute = () => this.#execute(step, scope, path, record, own);
      verdict = await (this.#world.around?.({ path, kind: step.kind, use: step.use }, execute) ?? execute());
    } catch (error) {
      verdict = judge(error, step, record, new Date());
    }
    if (verdict.kind === 'failed' && !verdict.decided && this.#onErrorOf(step) === 'question')
      verdict = askAboutFailure(verdict.reason, path, this.#inquiry);
    if (wasAsked && !answer) verdict = standing(verdict);
    record.spans = spansAfter(earlier, begunAt, verdict.kind === 'again' || verdict.kind === 'question');
    return this.#settle(step, record, path, verdict);
  }

  async #execute(
    step: PlannedStep,
    scope: Scope,
    path: string,
    record: StepRecord,
    answer: Answer | undefined,
  ): Promise<StepVerdict> {
    if (step.kind === 'stop')
      return { kind: 'stop', as: step.as, reason: { code: step.reason, message: inBoth(step.reason) } };
    const context: StepContext = {
      path,
      keyPath: keyPath(this.#steps, path),
      owner: this.#plan.owner,
      record,
      scope,
      journal: this.#journal,
      gateway: this.#world.gateway,
      tables: this.#world.tables,
      waits: this.#world.waits,
      holders: this.#world.holders,
      clock: fixedClock(this.#world.now),
      signal: this.#world.signal,
      answer,
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
      mustMakeWay: () => this.#world.signal.aborted || (this.#world.isAwaited?.() ?? false),
      takeBack: () => this.#world.takeBack(path),
      runSteps: (steps, inner, prefix) => this.runSteps(steps, inner, prefix),
      inOrder: this.#world.inOrder ?? false,
      isBeside: (other) => areBeside(this.#steps, path, other),
    };
    return EXECUTORS[step.kind](step as never, context);
  }

  #settle(step: PlannedStep, record: StepRecord, path: string, verdict: StepVerdict): StepVerdict {
    const error = this.#errorOf(verdict);
    switch (verdict.kind) {
      case 'done': {
        const tooMuch = this.#budget.take(path, verdict.output);
        if (tooMuch) return this.#settle(step, record, path, { kind: 'failed', reason: tooMuch });
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
    return this.#marked(step, { ...verdict, at: verdict.at ?? path });
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
