import { RECORD_OUTCOMES, type RecordOutcome } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';
import type { SyncJob } from './sync-job.ts';

/** How many records of a pass came to what. */
export type Tally = Record<RecordOutcome, number>;

/** One pass of a sync: where it stands, and its sum. */
export interface SyncPass {
  since: string;
  /** Moment of the newest change that was seen. */
  latest: string;
  cursor: string | undefined;
  /** Pages that are done. */
  page: number;
  /** Failed tries in a row, and since when. */
  tries: number;
  failingSince: Date | null;
  startedAt: Date;
  /** Set once its last page is done. */
  endedAt: Date | null;
  tally: Tally;
}

type PassRow = Omit<SyncPass, 'cursor' | 'tally'> & { cursor: string | null } & Tally;

/** Before the first change of any system. */
const EVER = '1970-01-01T00:00:00.000Z';

const COLUMNS = `since, latest, cursor, page, tries, failing_since as "failingSince", started_at as "startedAt", ended_at as "endedAt",
  ${RECORD_OUTCOMES.join(', ')}`;

/** An empty sum. */
export function emptyTally(): Tally {
  return { created: 0, updated: 0, unchanged: 0, skipped: 0, asked: 0, failed: 0 };
}

/** The pass of this run as an earlier attempt left it, or a new one from the position of the flow; `full` begins anew. */
export async function openPass(sql: Sql, job: SyncJob, full: boolean): Promise<SyncPass> {
  const { flow, source } = job;
  const runId = job.journal.run.id;
  const [kept] = await sql.query<PassRow>(`select ${COLUMNS} from sync_pass where run_id = $1`, [runId]);
  if (kept) return passOf(kept);
  const since = await beginningOf(sql, job, full);
  const [fresh] = await sql.query<PassRow>(
    `insert into sync_pass (run_id, flow, source, since, latest) values ($1, $2, $3, $4, $4)
     on conflict (run_id) do update set run_id = excluded.run_id returning ${COLUMNS}`,
    [runId, flow, source, since],
  );
  if (!fresh) throw new Error('the pass was not kept');
  return passOf(fresh);
}

function passOf({ cursor, created, updated, unchanged, skipped, asked, failed, ...row }: PassRow): SyncPass {
  return { ...row, cursor: cursor ?? undefined, tally: { created, updated, unchanged, skipped, asked, failed } };
}

/** Moment from which a pass looks for changes. Windows overlap: several records share one moment, and indexes lag. */
export async function beginningOf(sql: Sql, { sync, flow }: SyncJob, full: boolean): Promise<string> {
  const first = sync.start === undefined ? EVER : `${sync.start}T00:00:00.000Z`;
  if (full) return first;
  const [kept] = await sql.query<{ position: string }>(
    'select position from cursor where connection = $1 and entity = $2',
    [sync.source.connection, positionName(sync.source.name, flow)],
  );
  if (!kept) return first;
  const since = new Date(Date.parse(kept.position) - sync.overlapSeconds * 1_000).toISOString();
  return since < first ? first : since;
}

/** By name, not by revision: deploying a flow anew must not move its position. */
function positionName(entity: string, flow: string): string {
  return `${entity}/${flow}`;
}

/** Moves a pass on behind a finished page; the last page ends it and moves the position of the flow. */
export async function movePass(
  sql: Sql,
  job: SyncJob,
  page: { number: number; next: string | undefined; latest: string; isLast: boolean; tally: Tally },
): Promise<void> {
  const { tally } = page;
  await sql.query(
    `update sync_pass set page = $2, cursor = $3, latest = greatest(latest, $4), tries = 0, failing_since = null, seen = seen + $5,
       ${RECORD_OUTCOMES.map((outcome, index) => `${outcome} = ${outcome} + $${index + 7}`).join(', ')},
       ended_at = case when $6 then now() end
     where run_id = $1`,
    [
      job.journal.run.id,
      page.number,
      page.next ?? null,
      page.latest,
      seenIn(tally),
      page.isLast,
      ...RECORD_OUTCOMES.map((outcome) => tally[outcome]),
    ],
  );
  if (page.isLast) await movePosition(sql, job);
  // A run that gets on is no poison, however often its worker dies.
  const { id, crashes } = job.journal.run;
  if (crashes > 1) await sql.query('update run set crashes = 1 where id = $1', [id]);
}

/** A record dated in the future must not hide what changes until then. */
async function movePosition(sql: Sql, { sync, flow, journal }: SyncJob): Promise<void> {
  await sql.query(
    `insert into cursor (connection, entity, position)
     select $1, $2, least(latest, to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from sync_pass where run_id = $3
     on conflict (connection, entity) do update set position = greatest(cursor.position, excluded.position), moved_at = now()`,
    [sync.source.connection, positionName(sync.source.name, flow), journal.run.id],
  );
}

/** Notes a try of a page that did not come to its end. */
export async function noteTry(sql: Sql, runId: string, counts: boolean): Promise<void> {
  await sql.query(
    `update sync_pass set tries = tries + $2, failing_since = coalesce(failing_since, now()) where run_id = $1`,
    [runId, counts ? 1 : 0],
  );
}

/** Records that a sum accounts for. */
export function seenIn(tally: Tally): number {
  return RECORD_OUTCOMES.reduce((sum, outcome) => sum + tally[outcome], 0);
}
