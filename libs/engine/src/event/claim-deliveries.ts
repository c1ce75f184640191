import type { Database } from '@belegfluss/store';

/** A stored webhook that is to be taken apart. */
export interface ClaimedDelivery {
  id: string;
  connection: string;
  rawBody: Buffer;
  /** Those that were kept. */
  headers: Record<string, string>;
  /** How often somebody began with it, this time included. */
  starts: number;
}

/** Whoever takes longer is taken for dead. Events are stored once, so that a second holder does no harm but to the order. */
export const HELD_SECONDS = 10;
const MAX_DELIVERIES = 200;
/** What is taken apart at once has to fit into memory, whatever the size of the bodies. */
const MAX_BYTES = 16 * 1_024 * 1_024;

const DISPATCH_LOCK = 7_400_002;

/**
 * Takes hold of the oldest deliveries; the start is counted before it happens. What a dead holder left behind comes before
 * what its connection told later, else newer events of a key would overtake it, and each alone: a body that takes its
 * worker down is known by the number of its starts, costs no other delivery one, and holds up no other connection.
 *
 * One process at a time takes hold: two would start the runs of a key in the order in which they happen to be
 * ready. Who dies over it is followed when the time of his hold is over.
 *
 * `holder` takes hold again only when it is done with what it held. What it still holds then was begun in vain, or the
 * database went away before it could answer: it is taken as if it had never been.
 */
export async function claimDeliveries(db: Database, holder: string): Promise<ClaimedDelivery[]> {
  const claimed = await db.transaction(
    async (tx) => {
      const [turn] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [DISPATCH_LOCK]);
      if (!turn?.mine) return [];
      return tx.query<ClaimedDelivery>(CLAIM, [MAX_DELIVERIES, HELD_SECONDS, MAX_BYTES, holder]);
    },
    { byKeys: true },
  );
  return claimed.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const CLAIM = `with begun as (
       select connection, bool_or(held_until >= now()) as held from delivery
       where state = 'stored' and starts > 0 and holder is distinct from $4 group by connection
     ), stored as (
       select id, connection, octet_length(raw_body) as bytes,
              case when holder = $4 then starts - 1 else starts end as starts
       from delivery where state = 'stored'
     ), due as (
       select id, bytes, starts from stored
       where connection not in (select connection from begun where held)
         and (starts > 0 or connection not in (select connection from begun))
       order by id limit $1
     ), oldest as (
       select id, starts from due order by id limit 1
     ), taken as (
       select id, starts from (
         select id, starts, sum(bytes) over (order by id) - bytes as before from due
         where id = (select id from oldest) or (starts = 0 and (select starts from oldest) = 0)
       ) sized where before < $3
     )
     update delivery d set starts = taken.starts + 1, held_until = now() + $2 * interval '1 second', holder = $4
     from taken where d.id = taken.id and d.state = 'stored'
     returning d.id, connection, raw_body as "rawBody", headers, d.starts`;
