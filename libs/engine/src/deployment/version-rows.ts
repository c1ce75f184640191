import type { Plan } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';

/** Where a version of a flow came from. */
export type Origin = 'files' | 'console' | 'cli' | 'restore';

/** One version of a flow: a revision with who brought it, when and why. */
export interface FlowVersion {
  flow: string;
  /** From 1, in the order in which they came. */
  version: number;
  revision: string;
  origin: Origin;
  author: string;
  note: string;
  /** The version that this one brings back. */
  restores: number | null;
  createdAt: Date;
  /** Whether it is live now. */
  live: boolean;
  /** When it last went live; null where it never did. */
  liveFrom: Date | null;
}

/** What is live under one name. */
export interface LiveVersion {
  flow: string;
  version: number;
  revision: string;
  /** Text without its tests. */
  source: string;
  tests: string;
  origin: Origin;
  deployer: string;
  liveFrom: Date;
}

/** Who brings a version, and why. */
export interface Bringing {
  origin: Origin;
  author: string;
  note: string;
  restores?: number;
}

/** Deployments follow one another: their numbers are committed in their order, and each sees what was live before it. */
const DEPLOYMENT_LOCK = 7_400_004;

/** Lets deployments of other transactions wait for this one. */
export async function lockDeployments(tx: Sql): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [DEPLOYMENT_LOCK]);
}

/** The whole text of a file. */
export function textOf({ source, tests }: { source: string; tests: string }): string {
  return source + tests;
}

/** What is live, by name. */
export async function readLive(sql: Sql): Promise<Map<string, LiveVersion>> {
  const rows = await sql.query<LiveVersion>(
    `select flow, version, revision, source, tests, origin, deployer, live_from as "liveFrom" from live_flow order by flow`,
  );
  return new Map(rows.map((row) => [row.flow, row]));
}

/** The text that was live last of each flow, without its tests, but for these flows; of one that never was, the newest. */
export async function readOtherSources(sql: Sql, flows: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ flow: string; source: string }>(
    `select distinct on (v.flow) v.flow, r.source
     from flow_version v join flow_revision r on r.flow = v.flow and r.revision = v.revision
     left join lateral (
       select max(sequence) as sequence from flow_deployment where flow = v.flow and version = v.version
     ) d on true
     where v.flow <> all($1) order by v.flow, d.sequence desc nulls last, v.version desc`,
    [flows],
  );
  return new Map(rows.map(({ flow, source }) => [flow, source]));
}

/** Number of the last deployment; 0 before the first. */
export async function lastDeployment(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ sequence: number }>(
    'select coalesce(max(sequence), 0) as sequence from flow_deployment',
  );
  return row?.sequence ?? 0;
}

/** Keeps a plan as the next version of its flow and gives back its number; the caller holds the deployment lock. */
export async function addVersion(tx: Sql, plan: Plan, by: Bringing): Promise<number> {
  await tx.query('insert into flow_revision (flow, revision, source) values ($1, $2, $3) on conflict do nothing', [
    plan.flow,
    plan.revision,
    plan.source,
  ]);
  const [row] = await tx.query<{ version: number }>(
    `insert into flow_version (flow, version, revision, tests, origin, author, note, restores)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7 from flow_version where flow = $1 returning version`,
    [plan.flow, plan.revision, plan.tests, by.origin, by.author, by.note, by.restores ?? null],
  );
  return row?.version ?? 0;
}

/** The newest 500 versions of a flow, or one of them, newest first. */
export async function readVersions(sql: Sql, flow: string, only?: number): Promise<FlowVersion[]> {
  return sql.query(
    `select v.flow, v.version, v.revision, v.origin, v.author, v.note, v.restores, v.created_at as "createdAt",
            l.version is not null as live, d.live_from as "liveFrom"
     from flow_version v
     left join live_flow l on l.flow = v.flow and l.version = v.version
     left join lateral (select max(live_from) as live_from from flow_deployment where flow = v.flow and version = v.version) d on true
     where v.flow = $1 and v.version = coalesce($2, v.version) order by v.version desc limit 500`,
    [flow, only ?? null],
  );
}

/** The whole text of a version; `undefined` where there is none. */
export async function readVersionText(sql: Sql, flow: string, version: number): Promise<string | undefined> {
  const [row] = await sql.query<{ source: string; tests: string }>(
    `select r.source, v.tests from flow_version v join flow_revision r on r.flow = v.flow and r.revision = v.revision
     where v.flow = $1 and v.version = $2`,
    [flow, version],
  );
  return row && textOf(row);
}
