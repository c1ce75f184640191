import type { RestingRun } from '../queue/rest-job.ts';
import type { WakingTools } from './waking-tools.ts';

/** A system that is back is not run over: so far apart go those who waited for it. */
const APART_MS = 50;
/** Of each route, at each look; the next look finds the others. */
const AT_ONCE = 300;

/**
 * Wakes runs that sleep behind breakers which have closed, one after the other: while a breaker is open only a few of them
 * look at it, and the others sleep for as long as that takes. Who is awake soon anyway is left. Gives back how many.
 */
export function wakeReopened({ db, queue }: Pick<WakingTools, 'db' | 'queue'>): Promise<number> {
  return db.transaction(async (tx) => {
    const found = await tx.query<RestingRun>(
      `with behind as (
         select r.id, row_number() over (partition by r.reason->'facts'->>'connection', r.reason->'facts'->>'route' order by r.id) as place
         from run r
         where r.reason->>'code' = 'connector.breaker_open' and r.state = 'waiting' and r.wake_at > now() + $1::int * $2::int * interval '1 millisecond'
           and not exists (select 1 from breaker b where b.connection = r.reason->'facts'->>'connection'
                           and b.route = r.reason->'facts'->>'route' and b.state <> 'closed')
       ), held as (
         select r.id, b.place from run r join behind b on b.id = r.id
         where b.place <= $1::int and r.state = 'waiting' order by r.id for update of r skip locked
       ), woken as (
         update run set wake_at = now() + held.place * $2::int * interval '1 millisecond' from held where run.id = held.id
         returning run.id, run.attempt, held.place
       )
       select id, attempt from woken order by place, id`,
      [AT_ONCE, APART_MS],
    );
    await queue.hasten(tx, found, APART_MS);
    return found.length;
  });
}
