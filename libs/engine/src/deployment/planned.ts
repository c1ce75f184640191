import type { Diagnostic } from '@belegfluss/sdk';
import { newId, type Sql } from '@belegfluss/store';
import { alreadyPlanned, notPlanned } from './refusals.ts';

/** A deployment that is to go live later. */
export interface PlannedDeployment {
  id: string;
  flow: string;
  version: number;
  /** The version that has to be live still when the time comes. */
  base: number | null;
  author: string;
  note: string;
  dueAt: Date;
  state: 'planned' | 'done' | 'failed' | 'cancelled';
  /** Why it failed. */
  diagnostics: Diagnostic[];
}

const COLUMNS = `id, flow, version, base, author, note, due_at as "dueAt", state, diagnostics`;

/** Keeps a deployment for later; the caller holds the deployment lock. Throws DiagnosticError `deployment.already_planned`. */
export async function planDeployment(
  tx: Sql,
  wish: Pick<PlannedDeployment, 'flow' | 'version' | 'base' | 'author' | 'note' | 'dueAt'>,
): Promise<void> {
  const { flow, version, base, author, note, dueAt } = wish;
  const [other] = await tx.query<{ dueAt: Date }>(
    `select due_at as "dueAt" from planned_deployment where flow = $1 and state = 'planned'`,
    [flow],
  );
  if (other) throw alreadyPlanned(flow, other.dueAt);
  await tx.query(
    'insert into planned_deployment (id, flow, version, base, author, note, due_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [newId(), flow, version, base, author, note, dueAt],
  );
}

/** Calls a deployment off. Throws DiagnosticError `deployment.not_planned`. */
export async function cancelPlanned(sql: Sql, flow: string, id: string): Promise<void> {
  const gone = await sql.query(
    `update planned_deployment set state = 'cancelled', ended_at = clock_timestamp()
     where id::text = $2 and flow = $1 and state = 'planned' returning 1`,
    [flow, id],
  );
  if (gone.length === 0) throw notPlanned(flow);
}

/** The newest 20 of a flow, or the outstanding ones of all flows. */
export function readPlanned(sql: Sql, flow?: string): Promise<PlannedDeployment[]> {
  return sql.query(
    `select ${COLUMNS} from planned_deployment where flow = coalesce($1, flow) and ($1::text is not null or state = 'planned')
     order by asked_at desc limit ${flow === undefined ? 1_000 : 20}`,
    [flow ?? null],
  );
}

/** Planned deployments that failed when their time came, of flows for which nobody has deployed or planned anything since. */
export function failedPlanned(sql: Sql): Promise<{ flow: string; version: number; code: string }[]> {
  return sql.query(
    `select distinct on (p.flow) p.flow, p.version, coalesce(jsonb_path_query_first(p.diagnostics, '$[*] ? (@.severity == "error").code')#>>'{}', '') as code from planned_deployment p
     where p.state = 'failed'
       and not exists (select 1 from planned_deployment n where n.flow = p.flow and n.asked_at > p.ended_at)
       and not exists (select 1 from flow_deployment d where d.flow = p.flow and d.live_from > p.ended_at)
     order by p.flow, p.ended_at desc`,
  );
}

/** Ids of those that are due by the database's clock, oldest first. */
export async function duePlanned(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from planned_deployment where state = 'planned' and due_at <= clock_timestamp() order by due_at, id`,
  );
  return rows.map(({ id }) => id);
}

/** Takes one that is still outstanding for this transaction; `undefined` where somebody else has it or had it. */
export async function claimPlanned(tx: Sql, id: string): Promise<PlannedDeployment | undefined> {
  const [row] = await tx.query<PlannedDeployment>(
    `select ${COLUMNS} from planned_deployment where id = $1 and state = 'planned' for update skip locked`,
    [id],
  );
  return row;
}

/** Says what became of it. */
export async function endPlanned(
  tx: Sql,
  id: string,
  state: 'done' | 'failed',
  diagnostics: Diagnostic[],
): Promise<void> {
  await tx.query(
    'update planned_deployment set state = $2, diagnostics = $3, ended_at = clock_timestamp() where id = $1',
    [id, state, JSON.stringify(diagnostics)],
  );
}
