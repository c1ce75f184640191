import {
  mergeMaps,
  type Pack,
  type Plan,
  type PlannedTrigger,
  type Rehearsed,
  type ScenarioGiven,
} from '@belegfluss/flow';
import { NO_OTHER_HOLDER } from '../effect/holders.ts';
import { endingOf } from '../run/ending.ts';
import type { RunRecord, StepRecord } from '../run/run-record.ts';
import type { World } from '../run/world.ts';
import { questionsOf, waitsOf, type Asked, type RunVerdict } from '../run/verdict.ts';
import { GivenAnswers } from './given-answers.ts';
import { GivenCast, type Collected } from './given-cast.ts';
import { GivenDecisions } from './given-decisions.ts';
import { interpretUntil } from './interpret-until.ts';
import { rehearseSync } from './rehearse-sync.ts';
import { rehearsedTables } from './rehearsed-tables.ts';
import { rehearsedWaits } from './rehearsed-waits.ts';
import { RehearsedWrites } from './rehearsed-writes.ts';
import { stagedGateway } from './staged-gateway.ts';
import { unstoredRun } from './unstored-run.ts';

/** What a rehearsal needs to know of a pack. */
export type RehearsedPack = Pick<Pack, 'connections' | 'tables' | 'settings'>;

const NOW = '2026-01-15T09:00:00.000Z';

/**
 * Goes through a flow for one event as the worker would, by the same interpreter, and reaches nothing outside: no database,
 * no system, no clock. Attempts follow each other as long as a test has an answer, or a decision, for the step that waits.
 * Throws DiagnosticError where a row that is given does not fit its table.
 */
export async function rehearse(pack: RehearsedPack, plan: Plan, given: ScenarioGiven): Promise<Rehearsed> {
  if (plan.sync) return rehearseSync(pack, plan, plan.sync, { now: NOW, ...given });
  const trigger = plan.triggers.find(({ id }) => given.on === undefined || id === given.on);
  if (!trigger) throw new Error(`${plan.flow} has no trigger ${given.on ?? ''}`);
  const told = withRecord(trigger, given);
  const answers = new GivenAnswers(told.answers);
  const collected: Collected = { effects: [], unanswered: [] };
  const done = new Set(told.done);
  const wasDone = (key: string) => Promise.resolve(done.has(key));
  const writes = new RehearsedWrites(wasDone);
  const decisions = new GivenDecisions(told.decisions);
  const run = runOf(plan, trigger, told);
  const world: World = {
    tables: rehearsedTables(pack.tables, told.tables),
    waits: rehearsedWaits(answers, () => world.now),
    holders: NO_OTHER_HOLDER,
    gateway: stagedGateway(pack.connections, new GivenCast(told, answers, collected)),
    settings: mergeMaps(pack.settings, told.settings ?? {}),
    now: new Date(told.now ?? NOW),
    signal: new AbortController().signal,
    answerTo: (path) => Promise.resolve(decisions.made(path)),
    takeBack: () => Promise.resolve(true),
    wasDone,
    time: () => world.now.getTime(),
    inOrder: true,
  };
  const verdict = await interpretUntil({ plan, trigger, run, writes, world }, goesOn);
  return {
    ...endingOf(verdict),
    effects: collected.effects,
    questions: questionsOf(verdict).map(asked),
    emitted: writes.emissions.map(({ event, key, data }) => ({ event, key, with: data })),
    outputs: Object.fromEntries(
      [...writes.steps.values()].filter(({ state }) => state === 'done').map(({ path, output }) => [path, output]),
    ),
    unanswered: collected.unanswered,
  };

  function goesOn(last: RunVerdict): boolean {
    const retried = last.kind === 'again' ? (last.steps ?? []).filter((path) => answers.hasMore(path)) : [];
    if (last.kind === 'again') {
      const later = new Date(world.now.getTime() + last.afterSeconds * 1_000);
      world.now = momentOf(writes.steps.get(retried[0] ?? '')) ?? later;
    }
    const came = waitsOf(last).some(({ path }) => answers.hasMore(path));
    const decided = questionsOf(last).filter((question) => decisions.make(question, world.now));
    return retried.length > 0 || came || decided.length > 0;
  }
}

/** The moment for which a step waits, if it does. An answer to it says that the moment came. */
function momentOf(step: StepRecord | undefined): Date | undefined {
  const { until } = (step?.input ?? {}) as { until?: string };
  return step?.kind === 'wait' && until !== undefined ? new Date(until) : undefined;
}

/** The record that an event hints at is what reading it says. */
function withRecord(trigger: PlannedTrigger, given: ScenarioGiven): ScenarioGiven {
  if (trigger.kind !== 'entity' || given.record === undefined) return given;
  return { ...given, answers: { ...given.answers, 'on.record': [{ gives: given.record }] } };
}

function runOf(plan: Plan, trigger: PlannedTrigger, given: ScenarioGiven): RunRecord {
  const { key = 'test', record = {}, event, now = NOW } = given;
  const data = trigger.kind === 'entity' ? {} : record;
  const input = { key, type: 'changed', occurredAt: now, data, ...event };
  return unstoredRun(plan, { id: 'test-run', trigger: trigger.id, recordKey: key, input });
}

function asked({ path, question }: Asked): Rehearsed['questions'][number] {
  return { step: path, kind: question.kind, owner: question.owner };
}
