import { RECORD_OUTCOMES, type RecordOutcome } from '@belegfluss/flow';
import { storableJson, type Sql } from '@belegfluss/store';
import type { Text } from '@belegfluss/sdk';
import type { Tally } from '../sync/pass-row.ts';
import type { FieldChange } from './field-changes.ts';

/** What a pass of a sync would write. */
export interface SyncPlan extends Tally {
  id: string;
  flow: string;
  revision: string;
  source: string;
  /** The action that would write. */
  target: string;
  since: string;
  madeBy: string;
  madeAt: string;
  /** `stopped`: a person ended the run that carried it out before it was through. */
  state: 'making' | 'made' | 'applying' | 'applied' | 'refused' | 'stopped';
  /** The run that carries it out. */
  runId: string | null;
}

/** A record that would be written or asked about, and the base on which that was found out. */
export interface PlannedRecord {
  key: string;
  outcome: Extract<RecordOutcome, 'created' | 'updated' | 'asked' | 'failed'>;
  /** SHA-256 of the record as its source gave it. */
  sourceHash: string;
  /** SHA-256 of what was written last; none where nothing was. */
  baseHash: string | null;
  /** SHA-256 of what is to be written; none where a person would be asked. */
  hash: string | null;
  fields: FieldChange[];
  /** Why a person would be asked, or why it would fail. */
  why: { code: string; message: Text } | null;
}

/** Whether a plan waits for its run or is with it: one that a person ended is never gone on with. A run that was set aside may be. */
export const IS_APPLYING = `(sync_plan.state = 'applying' and exists (
  select 1 from run r where r.id = sync_plan.run_id and r.state not in ('cancelled', 'resolved')))`;

const COLUMNS = `id, flow, revision, source, target, since, made_by as "madeBy",
  case when state = 'applying' and not ${IS_APPLYING} then 'stopped' else state end as state, run_id as "runId", ${RECORD_OUTCOMES.join(', ')},
  to_char(made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"`;

/** Begins a plan; what is found is added page by page. */
export async function beginPlan(
  sql: Sql,
  plan: Pick<SyncPlan, 'id' | 'flow' | 'revision' | 'source' | 'target' | 'since' | 'madeBy'>,
): Promise<void> {
  const { id, flow, revision, source, target, since, madeBy } = plan;
  await sql.query(
    'insert into sync_plan (id, flow, revision, source, target, since, made_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, flow, revision, source, target, since, madeBy],
  );
}

/** Adds records; gives back the keys of those that were not in the plan yet: a list that moves names a record twice. */
export async function addRecords(sql: Sql, planId: string, records: PlannedRecord[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const rows = await sql.query<{ key: string }>(
    `insert into sync_plan_record (plan_id, key, outcome, source_hash, base_hash, hash, fields, why)
     select $1, key, outcome, "sourceHash", "baseHash", hash, fields, why
     from jsonb_to_recordset($2::jsonb) as r(key text, outcome text, "sourceHash" text, "baseHash" text, hash text, fields jsonb,
          why jsonb)
     order by key on conflict do nothing returning key`,
    [planId, storableJson(records)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The plan is whole. */
export async function endPlan(sql: Sql, planId: string, tally: Tally): Promise<void> {
  await sql.query(
    `update sync_plan set state = 'made', ${RECORD_OUTCOMES.map((outcome, index) => `${outcome} = $${index + 2}`).join(', ')} where id = $1`,
    [planId, ...RECORD_OUTCOMES.map((outcome) => tally[outcome])],
  );
}

/** A plan of a flow; `undefined` when there is none with this id. */
export async function readPlan(sql: Sql, flow: string, id: string): Promise<SyncPlan | undefined> {
  const [plan] = await sql.query<SyncPlan>(`select ${COLUMNS} from sync_plan where flow = $1 and id::text = $2`, [
    flow,
    id,
  ]);
  return plan;
}

/** Its records by key, so many behind `after`. */
export function readRecords(
  sql: Sql,
  planId: string,
  after: string | undefined,
  limit: number,
): Promise<PlannedRecord[]> {
  return sql.query<PlannedRecord>(
    `select key, outcome, source_hash as "sourceHash", base_hash as "baseHash", hash, fields, why
     from sync_plan_record where plan_id = $1 and ($2::text is null or key > $2) order by key limit $3`,
    [planId, after ?? null, limit],
  );
}

/** What the plan wants to write of these records. */
export async function plannedWrites(sql: Sql, planId: string, keys: string[]): Promise<Map<string, PlannedRecord>> {
  const rows = await sql.query<PlannedRecord>(
    `select key, outcome, source_hash as "sourceHash", base_hash as "baseHash", hash, fields, why
     from sync_plan_record where plan_id = $1 and key = any($2) and outcome in ('created', 'updated')`,
    [planId, keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Binds a plan to the run that carries it out; false when another has it, or it is not whole. */
export async function takePlan(sql: Sql, planId: string, runId: string): Promise<boolean> {
  const rows = await sql.query(
    "update sync_plan set state = 'applying', run_id = $2 where id = $1 and state = 'made' returning id",
    [planId, runId],
  );
  return rows.length > 0;
}

/** What became of a plan that a run carried out. */
export async function settlePlan(sql: Sql, planId: string, state: 'applied' | 'refused'): Promise<void> {
  await sql.query('update sync_plan set state = $2 where id = $1', [planId, state]);
}
