import type { Plan } from '@belegfluss/flow';
import { redact } from '@belegfluss/http';
import { isId, type Sql } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import { COMPENSATION } from '../run/compensate.ts';
import { RECORD_STEP } from '../run/interpret.ts';
import { lineageOf } from '../history/lineage.ts';
import type { PlanArchive } from '../worker/plan-archive.ts';
import type { RunRecord, StepRecord } from '../run/run-record.ts';
import { ENDED_STATES } from '../run/states.ts';
import { stepsOf } from '../journal/step-rows.ts';
import { editedRecord } from './edited-record.ts';
import { inputDiff, type InputChange } from './input-diff.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';
import { flowGone, isSync, notEnded, onlyObserved, undone, unknownRun, unknownStep } from './refusals.ts';
import { repeatedEffects, type RepeatedEffect } from './repeated-effects.ts';

/** How somebody wants a run gone through again. */
export interface ReplayWish {
  /** Id of the step to begin with; the first of all where it is missing. A path inside of a step means that step. */
  from?: string;
  /** The revision with which the run began, or the one that is deployed. */
  version: 'original' | 'live';
  /** Takes the place of the record that the run worked with; what stands in it as in the censored copy stays what it was. */
  input?: Record<string, unknown>;
}

export interface ReplayTools extends WakingTools {
  archive: PlanArchive;
  gateway: Gateway;
}

/** What a replay would be, for people: nothing has happened yet. */
export interface ReplayPreview {
  revision: string;
  /** Steps whose outputs are reused. */
  reused: string[];
  /** Step with which the new run begins. */
  from: string;
  repeats: RepeatedEffect[];
  /** The record that the old run worked with, censored. */
  record: unknown;
  changes: InputChange[];
}

/** The same with what the new run is made of. */
export interface ReplayPlan {
  old: OldRun;
  kept: StepRecord[];
  input: Record<string, unknown>;
  preview: ReplayPreview;
}

export type OldRun = RunRecord & { eventId: string | null; replayOf: string | null };

/**
 * Works out what a replay comes to: which outputs stay, what would happen again, what is changed in the input. Throws
 * DiagnosticError `run.unknown`, `run.not_ended`, `run.flow_gone`, `run.replay_of_sync`, `run.unknown_step`,
 * `run.masked_input`, `run.undone`, `run.only_observed`.
 */
export async function planReplay(tools: ReplayTools, sql: Sql, runId: string, wish: ReplayWish): Promise<ReplayPlan> {
  const old = await readOld(sql, runId);
  const plan = wish.version === 'live' ? tools.plans.find(old.flow) : await tools.archive.planOf(old);
  const trigger = plan?.triggers.find(({ id }) => id === old.trigger);
  if (!plan || !trigger) throw flowGone(old.flow);
  if (plan.sync) throw isSync(old.flow);
  const order = [...(trigger.kind === 'entity' ? [RECORD_STEP] : []), ...plan.steps.map(({ id }) => id)];
  const from = topOf(wish.from ?? order[0] ?? '');
  if (!order.includes(from)) throw unknownStep(from, order);
  const { isObserved = false } = old.versions;
  if (isObserved && from !== order[0]) throw onlyObserved(runId);
  const steps = (await stepsOf(sql, [old.id], 'all')).sort(
    (one, two) => order.indexOf(topOf(one.path)) - order.indexOf(topOf(two.path)) || (one.path < two.path ? -1 : 1),
  );
  if (from !== order[0] && steps.some(({ path }) => path === COMPENSATION)) throw undone(runId);
  const before = new Set(order.slice(0, order.indexOf(from)));
  const passedOver = plan.steps.filter(({ onError }) => onError === 'continue').map(({ id }) => id);
  const reused = steps.filter(
    ({ path, state, isBehind, undo }) =>
      (!isBehind || undo) &&
      before.has(topOf(path)) &&
      (state === 'done' || state === 'skipped' || (state === 'failed' && passedOver.includes(path))),
  );
  const isRead = trigger.kind === 'entity';
  const record = recordOf(old, steps, isRead);
  // What an observed run has read is kept censored: nobody has what a mark in it stands for.
  const input = wish.input && editedRecord(wish.input, isRead && isObserved ? {} : record);
  const begun = withInput(old, reused, isRead, input);
  const kept = new Set(begun.kept.map(({ path }) => path));
  // What has not come to its end before the step that was named is carried out as well.
  const open = order.filter((id) => !before.has(id) || !kept.has(id));
  return {
    old,
    ...begun,
    preview: {
      revision: plan.revision,
      reused: reused.map(({ path }) => path).filter((path) => topOf(path) === path),
      from: open[0] ?? from,
      repeats: await repeatedEffects(sql, tools.gateway, await lineage(sql, old), laterSteps(steps, open, plan)),
      record: redact(record),
      changes: input ? inputDiff(record, input) : [],
    },
  };
}

async function readOld(sql: Sql, runId: string): Promise<OldRun> {
  const [old] = isId(runId)
    ? await sql.query<OldRun>(
        `select id, flow, revision, trigger, record_key as "recordKey", order_key as "orderKey", input, once_key as "onceKey", state, attempt, crashes,
                case_ids as "caseIds", versions, false as "afterRestore", event_id as "eventId", replay_of as "replayOf"
         from run where id = $1 for update`,
        [runId],
      )
    : [];
  if (!old) throw unknownRun(runId);
  if (!ENDED_STATES.includes(old.state)) throw notEnded(runId, old.state);
  return old;
}

/** The step of a flow in which a path lies; `on.record` is one by itself. */
function topOf(path: string): string {
  return path === RECORD_STEP ? path : path.replace(/[.[].*$/s, '');
}

/** What a step named otherwise did before, this version does not do again; what was undone, it undoes only if it fails. */
function laterSteps(steps: StepRecord[], open: readonly string[], plan: Plan): StepRecord[] {
  const ids = new Set(plan.steps.map(({ id }) => id));
  const undos = new Set(steps.filter(({ kind }) => kind === 'call').map(({ path }) => `${path}.undo`));
  return steps.filter(({ path }) => open.includes(topOf(path)) && ids.has(topOf(path)) && !undos.has(path));
}

function recordOf({ input }: OldRun, steps: StepRecord[], isRead: boolean): unknown {
  return isRead ? steps.find(({ path }) => path === RECORD_STEP)?.output : input['data'];
}

/** The keys of effects may speak of the run that was first: they have to stay what they were. */
function withInput(
  old: OldRun,
  reused: StepRecord[],
  isRead: boolean,
  edited: Record<string, unknown> | undefined,
): Pick<ReplayPlan, 'kept' | 'input'> {
  const input = { run: old.id, ...old.input };
  if (!edited) return { kept: reused, input };
  if (!isRead) return { kept: reused, input: { ...input, data: edited } };
  const now = new Date().toISOString();
  const given: StepRecord = {
    path: RECORD_STEP,
    kind: 'read',
    use: null,
    state: 'done',
    tries: 0,
    input: null,
    error: null,
    startedAt: now,
    endedAt: now,
    spans: null,
    ...reused.find(({ path }) => path === RECORD_STEP),
    output: edited,
  };
  return { kept: [...reused.filter(({ path }) => path !== RECORD_STEP), given], input };
}

/** The run and those whose steps it went on from: an effect names the run that first meant it. */
async function lineage(sql: Sql, { id }: OldRun): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(lineageOf('$1'), [id]);
  return rows.map((row) => row.id);
}
