import { EMITTED } from '@belegfluss/flow';
import { redact } from '@belegfluss/http';
import { listQuestions } from '@belegfluss/records';
import { isId, type Sql } from '@belegfluss/store';
import type { EffectRecord, RunVersions, StepRecord } from './run-record.ts';
import type { Observation } from '../observation/observation.ts';
import { ISO_TIME, RUN_COLUMNS, type ListedRun } from './run-list.ts';

/** A step as people see it: input and output are censored. */
export interface ListedStep extends Omit<StepRecord, 'tries'> {
  attempts: number;
  effects: ListedEffect[];
  questions: StepQuestion[];
}

/** A guarded change in another system; writes that the system itself deduplicates leave none. */
export type ListedEffect = Pick<EffectRecord, 'key' | 'connection' | 'action' | 'class' | 'state' | 'lookups'> & {
  intendedAt: string;
  settledAt: string | null;
};

export interface StepQuestion {
  id: string;
  kind: string;
  owner: string;
  state: 'open' | 'answered' | 'withdrawn';
  openedAt: string;
  closedAt: string | null;
  answeredBy: string | null;
}

/** Another run that set this one off, was set off by it, or goes on from it. */
export type RelatedRun = Pick<ListedRun, 'id' | 'flow' | 'recordKey' | 'state'> & {
  /** Step by which one run set off the other. */
  step: string | null;
  /** That step waits for the end of the other run, which ends with it; else it only told an event. */
  called: boolean;
};

/** A run with everything that is known of it. */
export interface RunDetail {
  /** What it would have done, where it was only observed. */
  observed: Observation | null;
  run: ListedRun & { trigger: string; input: unknown; versions: RunVersions };
  steps: ListedStep[];
  parent: RelatedRun | null;
  children: RelatedRun[];
  replays: RelatedRun[];
}

/**
 * One run with its steps in the order in which they began; `undefined` when there is none with this id. Of turns that it has
 * gone on from, what failed and what people decided is among them, and the rest is not: there may be any number.
 */
export async function readRun(sql: Sql, id: string): Promise<RunDetail | undefined> {
  if (!isId(id)) return undefined;
  const [found] = await sql.query<RunDetail['run'] & SetOff & Pick<RunDetail, 'observed'>>(
    `select ${RUN_COLUMNS}, trigger, input, versions, observed, event_id as "eventId", parent_id as "parentId",
            parent_path as "parentPath" from run where id = $1`,
    [id],
  );
  if (!found) return undefined;
  const { eventId, observed, parentId, parentPath, ...run } = found;
  const steps = await readSteps(sql, id);
  const emitted = steps.filter(({ kind }) => kind === 'emit').map(({ path }) => path);
  return {
    run: { ...run, input: redact(run.input) },
    observed,
    steps,
    parent: await parentOf(sql, { eventId, parentId, parentPath }),
    children: await childrenOf(sql, id, emitted),
    replays: await sql.query<RelatedRun>(
      `${RELATED} null as step, false as called from run r where r.replay_of = $1 order by r.id`,
      [id],
    ),
  };
}

const SHOWN = "(not is_behind or step.state = 'failed' or step.state = 'done' and step.kind in ('ask', 'approve'))";

async function readSteps(sql: Sql, runId: string): Promise<ListedStep[]> {
  const steps = await sql.query<Omit<ListedStep, 'effects' | 'questions'>>(
    `select path, kind, use, state, tries + 1 as attempts, input, output, error, spans,
            ${ISO_TIME('started_at', 'startedAt')}, ${ISO_TIME('ended_at', 'endedAt')}
     from step where run_id = $1 and ${SHOWN} order by started_at, path`,
    [runId],
  );
  const effects = await sql.query<ListedEffect & { path: string }>(
    `select path, key, connection, action, class, state, lookups,
            ${ISO_TIME('intended_at', 'intendedAt')}, ${ISO_TIME('settled_at', 'settledAt')}
     from effect where run_id = $1 and not exists (select 1 from step where step.run_id = $1 and step.path = effect.path and not (${SHOWN}))
     order by intended_at, key`,
    [runId],
  );
  const questions = await listQuestions(sql, { runIds: [runId] });
  return steps.map((step) => ({
    ...step,
    input: redact(step.input),
    output: redact(step.output),
    effects: effects.filter(({ path }) => path === step.path).map(({ path: _path, ...effect }) => effect),
    questions: questions
      .filter(({ waiters }) => waiters.some((waiter) => waiter.runId === runId && waiter.step === step.path))
      .map(({ id, kind, owner, state, openedAt, closedAt, answer }) => ({
        id,
        kind,
        owner,
        state,
        openedAt: openedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        answeredBy: answer?.answeredBy ?? null,
      })),
  }));
}

/** What set a run off: an event, or a step of another run that waits for it. */
interface SetOff {
  eventId: string | null;
  parentId: string | null;
  parentPath: string | null;
}

const RELATED = 'select r.id, r.flow, r.record_key as "recordKey", r.state,';

/** An event that a run emitted is named by the run and its step. */
async function parentOf(sql: Sql, { eventId, parentId, parentPath }: SetOff): Promise<RelatedRun | null> {
  if (parentId !== null) return oneRelated(sql, parentId, parentPath, true);
  const [event] = await sql.query<{ name: string }>(
    'select dedupe_key as name from event where id = $1 and connection = $2',
    [eventId, EMITTED],
  );
  const [, id = '', step = null] = /^([^/]*)\/(.*)$/s.exec(event?.name ?? '') ?? [];
  return isId(id) ? oneRelated(sql, id, step, false) : null;
}

async function oneRelated(sql: Sql, id: string, step: string | null, called: boolean): Promise<RelatedRun | null> {
  const [related] = await sql.query<RelatedRun>(
    `${RELATED} $2::text as step, $3::boolean as called from run r where r.id = $1`,
    [id, step, called],
  );
  return related ?? null;
}

async function childrenOf(sql: Sql, id: string, emittedBy: string[]): Promise<RelatedRun[]> {
  return sql.query<RelatedRun>(
    `${RELATED} substr(e.dedupe_key, length($2) + 2) as step, false as called
     from event e join run r on r.record_key = e.record_key and r.event_id = e.id
     where e.connection = $1 and e.dedupe_key = any($3::text[])
     union all ${RELATED} r.parent_path, true from run r where r.parent_id = $2::uuid
     order by id`,
    [EMITTED, id, emittedBy.map((path) => `${id}/${path}`)],
  );
}
