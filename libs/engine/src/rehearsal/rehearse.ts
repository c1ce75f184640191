import {
  mergeMaps,
  type Pack,
  type Plan,
  type PlannedTrigger,
  type Rehearsed,
  type ScenarioGiven,
} from '@belegfluss/flow';
import type { KeptAnswer } from '@belegfluss/records';
import type { RunRecord } from '../run/run-record.ts';
import type { World } from '../run/step-runner.ts';
import type { RunVerdict } from '../run/verdict.ts';
import { GivenAnswers } from './given-answers.ts';
import { GivenCast, type Collected } from './given-cast.ts';
import { interpretUntil } from './interpret-until.ts';
import { rehearsedTables } from './rehearsed-tables.ts';
import { rehearsedWaits } from './rehearsed-waits.ts';
import { RehearsedWrites } from './rehearsed-writes.ts';
import { stagedGateway } from './staged-gateway.ts';

/** What a rehearsal needs to know of a pack. */
export type RehearsedPack = Pick<Pack, 'connections' | 'tables' | 'settings'>;

const NOW = '2026-01-15T09:00:00.000Z';

/**
 * Goes through a flow for one event as the worker would, by the same interpreter, and reaches nothing outside: no database,
 * no system, no clock. Attempts follow each other as long as a test has an answer, or a decision, for the step that waits.
 * Throws DiagnosticError where a row that is given does not fit its table.
 */
export async function rehearse(pack: RehearsedPack, plan: Plan, given: ScenarioGiven): Promise<Rehearsed> {
  const trigger = plan.triggers.find(({ id }) => given.on === undefined || id === given.on);
  if (!trigger) throw new Error(`${plan.flow} has no trigger ${given.on ?? ''}`);
  const told = withRecord(trigger, given);
  const answers = new GivenAnswers(told.answers);
  const collected: Collected = { effects: [], unanswered: [], asking: '' };
  const done = new Set(told.done);
  const writes = new RehearsedWrites(done);
  const decisions = new Map(Object.entries(told.decisions ?? {}));
  const run = runOf(plan, trigger, told);
  const world: World = {
    tables: rehearsedTables(pack.tables, told.tables),
    waits: rehearsedWaits(answers, () => world.now),
    gateway: stagedGateway(pack.connections, new GivenCast(told, answers, collected), (step) => {
      collected.asking = step;
    }),
    settings: mergeMaps(pack.settings, told.settings ?? {}),
    now: new Date(told.now ?? NOW),
    signal: new AbortController().signal,
    answerTo: (path) => Promise.resolve(answered.get(path)),
    takeBack: () => Promise.resolve(true),
    wasDone: (key) => Promise.resolve(done.has(key)),
  };
  const answered = new Map<string, KeptAnswer>();
  const verdict = await interpretUntil({ plan, trigger, run, writes, world }, goesOn);
  return {
    ...ending(verdict, collected.asking),
    effects: collected.effects,
    questions: verdict.kind === 'question' ? [asked(verdict)] : [],
    emitted: writes.emissions.map(({ event, key, data }) => ({ event, key, with: data })),
    outputs: Object.fromEntries(
      [...writes.steps.values()].filter(({ state }) => state === 'done').map(({ path, output }) => [path, output]),
    ),
    unanswered: collected.unanswered,
  };

  function goesOn(last: RunVerdict): boolean {
    if (last.kind === 'again') {
      const pause = pauseOf(writes);
      world.now = pause?.until ?? new Date(world.now.getTime() + last.afterSeconds * 1_000);
      return answers.hasMore(pause?.path ?? collected.asking);
    }
    if (last.kind === 'parked') return last.waits.some(({ path }) => answers.hasMore(path));
    const decision = last.kind === 'question' ? decisions.get(last.path) : undefined;
    if (last.kind !== 'question' || !decision) return false;
    decisions.delete(last.path);
    const { option, fields = {} } = decision;
    const answeredAt = world.now.toISOString();
    const { owner: answeredBy, kind } = last.question;
    answered.set(last.path, { option, fields, answeredBy, answeredAt, kind });
    return true;
  }
}

/** The step that waits for a moment, if one does. An answer to it says that the moment came. */
function pauseOf({ steps }: RehearsedWrites): { path: string; until: Date } | undefined {
  const waiting = [...steps.values()].find(({ kind, state }) => kind === 'wait' && state === 'waiting');
  const { until } = (waiting?.input ?? {}) as { until?: string };
  return waiting && until !== undefined ? { path: waiting.path, until: new Date(until) } : undefined;
}

/** The record that an event hints at is what reading it says. */
function withRecord(trigger: PlannedTrigger, given: ScenarioGiven): ScenarioGiven {
  if (trigger.kind !== 'entity' || given.record === undefined) return given;
  return { ...given, answers: { ...given.answers, 'on.record': [{ gives: given.record }] } };
}

function runOf(plan: Plan, trigger: PlannedTrigger, given: ScenarioGiven): RunRecord {
  const { key = 'test', record = {}, event, now = NOW } = given;
  const data = trigger.kind === 'entity' ? {} : record;
  return {
    id: 'test-run',
    flow: plan.flow,
    revision: plan.revision,
    trigger: trigger.id,
    recordKey: key,
    input: { key, type: 'changed', occurredAt: now, data, ...event },
    onceKey: null,
    state: 'running',
    attempt: 0,
    crashes: 0,
    caseIds: [],
    versions: {},
    afterRestore: false,
  };
}

function ending(verdict: RunVerdict, asking: string): Pick<Rehearsed, 'state' | 'reason' | 'at'> {
  switch (verdict.kind) {
    case 'question':
      return { state: 'question', at: verdict.path };
    case 'again':
      return { state: 'waiting', reason: verdict.reason, at: asking };
    case 'parked':
      return { state: 'waiting', reason: verdict.reason, ...(verdict.waits[0] && { at: verdict.waits[0].path }) };
    case 'ended': {
      const step = verdict.reason?.facts?.['step'];
      return {
        state: verdict.state,
        ...(verdict.reason && { reason: verdict.reason }),
        ...(verdict.state === 'dead' && typeof step === 'string' && { at: step }),
      };
    }
  }
}

function asked({ path, question }: Extract<RunVerdict, { kind: 'question' }>): Rehearsed['questions'][number] {
  return { step: path, kind: question.kind, owner: question.owner };
}
