import { EMITTED } from '@belegfluss/flow';
import { isId, type Sql } from '@belegfluss/store';
import type { ListedRun } from './run-list.ts';

/** Another run that set this one off, was set off by it, or goes on from it. */
export type RelatedRun = Pick<ListedRun, 'id' | 'flow' | 'recordKey' | 'state'> & {
  /** Step by which one run set off the other. */
  step: string | null;
  /** That step waits for the end of the other run, which ends with it; else it only told an event. */
  called: boolean;
};

/** What set a run off: an event, or a step of another run that waits for it. */
export interface SetOff {
  eventId: string | null;
  parentId: string | null;
  parentPath: string | null;
}

/** A part of a run's children, and the last one of it, if there are more. */
export interface ChildPage {
  runs: RelatedRun[];
  next: string | null;
}

const RELATED = 'select r.id, r.flow, r.record_key as "recordKey", r.state,';

/** The run that set another one off. An event that a run emitted is named by the run and its step. */
export async function parentOf(sql: Sql, { eventId, parentId, parentPath }: SetOff): Promise<RelatedRun | null> {
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

/** The runs that set off this one's children: by a step that waits for its end, and by events that it emitted. */
const CHILDREN = `(
  ${RELATED} substr(e.dedupe_key, length($1::text) + 2) as step, false as called
  from step s join event e on e.connection = '${EMITTED}' and e.dedupe_key = $1::text || '/' || s.path
  join run r on r.record_key = e.record_key and r.event_id = e.id
  where s.run_id = $1::text::uuid and s.kind = 'emit'
  union all ${RELATED} r.parent_path, true from run r where r.parent_id = $1::text::uuid) children`;

/** Runs that this one set off, in the order in which they were made, `limit` (200) behind the one with the id `after`. */
export async function listChildren(
  sql: Sql,
  id: string,
  { after, limit = 200 }: { after?: string; limit?: number } = {},
): Promise<ChildPage> {
  if (!isId(id)) return { runs: [], next: null };
  const found = await sql.query<RelatedRun>(
    `select * from ${CHILDREN} where $2::uuid is null or id > $2 order by id limit $3`,
    [id, after ?? null, limit + 1],
  );
  const runs = found.slice(0, limit);
  return { runs, next: found.length > limit ? (runs.at(-1)?.id ?? null) : null };
}

/** How many runs this one set off. */
export async function countChildren(sql: Sql, id: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(`select count(*)::int as n from ${CHILDREN}`, [id]);
  return row?.n ?? 0;
}

/** Runs that go on from this one, in the order in which they were made; people make them, one at a time. */
export function listReplays(sql: Sql, id: string): Promise<RelatedRun[]> {
  return sql.query<RelatedRun>(
    `${RELATED} null as step, false as called from run r where r.replay_of = $1 order by r.id limit 200`,
    [id],
  );
}
