import type { Diagnostic } from '@belegfluss/sdk';
import { isId, type Sql } from '@belegfluss/store';

/** A delivery that was accepted and could not be taken apart; nothing became of it yet. */
export interface RefusedDelivery {
  id: string;
  connection: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  /** Size of the body. */
  bytes: number;
  diagnostic: Diagnostic;
}

/** Which refused deliveries are asked for. */
export interface RefusedFilter {
  connection?: string;
  /** Code of the diagnostic. */
  code?: string;
}

/** Refused deliveries, the newest first; `after` is the last one of the page before. */
export function readRefused(
  sql: Sql,
  { connection, code }: RefusedFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<RefusedDelivery[]> {
  return sql.query<RefusedDelivery>(
    `select id, connection, to_char(received_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "receivedAt",
            octet_length(raw_body) as bytes, diagnostic
     from delivery
     where state = 'refused' and ($1::text is null or connection = $1) and ($2::text is null or diagnostic->>'code' = $2)
       and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [connection ?? null, code ?? null, after ?? null, limit],
  );
}

/** How many deliveries are refused for one reason. */
export interface RefusedCount {
  connection: string;
  code: string;
  count: number;
}

/** How many deliveries are refused, by connection and reason. */
export function countRefused(sql: Sql): Promise<RefusedCount[]> {
  return sql.query(
    `select connection, diagnostic->>'code' as code, count(*)::int as count from delivery
     where state = 'refused' group by 1, 2 order by 3 desc, 1, 2`,
  );
}

/**
 * The same for alerts, with a time that moves on with each one that is refused (whoever reads one holds it for some seconds
 * more), and when somebody last decided about some of the connection, where it is no longer ago than an hour.
 */
export function refusedTrouble(sql: Sql): Promise<(RefusedCount & { latestAt: Date; dealtWithAt: Date | null })[]> {
  return sql.query(
    `select connection, diagnostic->>'code' as code, count(*)::int as count, max(coalesce(held_until, received_at)) as "latestAt",
            (select max(a.at) from delivery_action a join delivery d on d.id = a.delivery_id
             where a.at > now() - interval '1 hour' and d.connection = delivery.connection) as "dealtWithAt"
     from delivery where state = 'refused' group by 1, 2`,
  );
}

/** The body of a refused delivery as it came in, for whoever looks why; undefined where there is none. */
export async function readRefusedBody(sql: Sql, id: string): Promise<Buffer | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await sql.query<{ body: Buffer }>(
    "select raw_body as body from delivery where id = $1 and state = 'refused'",
    [id],
  );
  return row?.body;
}
