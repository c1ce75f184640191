import {
  compare,
  readScenarios,
  readYaml,
  scenarioText,
  type Pack,
  type Plan,
  type Rehearsed,
  type ScenarioExpectation,
  type ScenarioGiven,
} from '@belegfluss/flow';
import { pseudonymised } from '@belegfluss/http';
import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import { flowGone, unknownRun } from '../person/refusals.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { RECORD_STEP } from '../run/interpret.ts';
import type { PlanArchive } from '../worker/plan-archive.ts';
import type { RunState } from '../run/states.ts';
import { recordedGiven } from './recorded-given.ts';
import { recordedRun, type RecordedRun } from './recorded-run.ts';
import { noOwnEnd, notRepeatable, ofSync } from './refusals.ts';

/** A test that was made from a run. */
export interface RecordedTest {
  flow: string;
  /** Revision of the flow with which the run began, and the test passes. */
  revision: string;
  isLive: boolean;
  name: string;
  /** A test file in YAML. */
  text: string;
}

export interface RecordingTools {
  sql: Sql;
  pack: Pack;
  plans: Plans;
  archive: PlanArchive;
}

/** What a rehearsal of a run in this state has to come to; others show no end of their flow. */
const ENDS: Partial<Record<RunState, Rehearsed['state']>> = {
  done: 'done',
  unchanged: 'unchanged',
  skipped: 'skipped',
  dead: 'dead',
  resolved: 'dead',
  question: 'question',
  waiting: 'waiting',
};

const FILE = 'recorded.test.yaml';
const REMARKS = [
  'E-mail addresses, bank accounts, telephone numbers, first and last names are invented; secrets are taken out.',
  'Companies, payers, postal addresses, numbers, amounts and texts are those of the run: read them before this file leaves the house.',
];

/** Makes tests of flows from runs that happened. */
export class Recordings {
  readonly #tools: RecordingTools;

  constructor(tools: RecordingTools) {
    this.#tools = tools;
  }

  /**
   * A test that goes the way of a run and passes. What is expected is what the rehearsal of the pseudonymised run comes to,
   * once it is certain that it ends as the run did and finishes the same steps. Throws DiagnosticError `run.unknown`,
   * `run.flow_gone`, `recording.*`.
   */
  async testOf(runId: string): Promise<RecordedTest> {
    const { sql, pack, plans, archive } = this.#tools;
    const run = await recordedRun(sql, runId);
    if (!run) throw unknownRun(runId);
    const plan = await archive.planOf(run);
    const trigger = plan?.triggers.find(({ id }) => id === run.trigger);
    if (!plan || !trigger) throw flowGone(run.flow);
    if (plan.sync) throw ofSync(run.flow);
    const given = pseudonymised(recordedGiven(run, plan, trigger, pack)) as ScenarioGiven;
    const came = await rehearse(pack, plan, given);
    demandSameWay(run, came);
    const name = `${given.key ?? ''} as of run ${run.id}`.slice(-200);
    const expect = expectationOf(run, came);
    const text = scenarioText({ flow: plan.flow, tests: [{ name, given, expect }] }, REMARKS);
    await demandPasses({ ...pack, plans: [plan] }, plan, text);
    return {
      flow: plan.flow,
      revision: plan.revision,
      isLive: plans.find(plan.flow)?.revision === plan.revision,
      name,
      text,
    };
  }
}

/** Throws DiagnosticError `recording.no_own_end`, `recording.not_repeatable`. */
function demandSameWay(run: RecordedRun, came: Rehearsed): void {
  const { id, state, reason, steps } = run;
  const end = ENDS[state];
  if (!end) throw noOwnEnd(id, state);
  const expected = [end, ...(end !== 'question' && reason ? [reason.code] : [])].join(' ');
  const got = [came.state, ...(came.reason ? [came.reason.code] : [])].join(' ');
  if (expected !== got) throw notRepeatable(id, expected, got);
  const done = steps.filter((step) => step.state === 'done').map(({ path }) => path);
  const finished = Object.keys(came.outputs);
  if (done.some((path) => isMissing(path, finished)) || finished.some((path) => isMissing(path, done)))
    throw notRepeatable(id, done.join(', '), finished.join(', '));
}

/** Reading the record is a step of its own, and not every flow's. */
function isMissing(path: string, among: string[]): boolean {
  return path !== RECORD_STEP && !among.includes(path);
}

/** All that would leave us, and what the flow itself puts together or decides. */
function expectationOf({ steps }: RecordedRun, came: Rehearsed): ScenarioExpectation {
  const { state, reason, at, effects, questions, emitted, outputs } = came;
  const own = steps.filter(({ kind, path }) => (kind === 'map' || kind === 'choose') && Object.hasOwn(outputs, path));
  return {
    state,
    ...(reason && { reason: reason.code }),
    ...(at !== undefined && at !== RECORD_STEP && { at }),
    effects: effects.map(({ use, key, with: input }) => ({ use, key, ...(isFilled(input) && { with: input }) })),
    questions,
    emitted: emitted.map(({ event, key, with: data }) => ({ event, key, ...(isFilled(data) && { with: data }) })),
    ...(own.length > 0 && { outputs: Object.fromEntries(own.map(({ path }) => [path, outputs[path]])) }),
  };
}

function isFilled(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** What is handed out is what was tried: the text, read as `belegfluss test` reads it. Throws DiagnosticError with what is wrong in it. */
async function demandPasses(pack: Pack, plan: Plan, text: string): Promise<void> {
  const { scenarios, diagnostics } = readScenarios(readYaml(FILE, text), pack);
  const [scenario] = scenarios;
  const found = scenario ? compare(scenario, await rehearse(pack, plan, scenario.given)) : diagnostics;
  if (found.length > 0) throw new DiagnosticError(found);
}
