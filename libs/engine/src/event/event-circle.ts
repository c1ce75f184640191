import type { Sql } from '@belegfluss/store';
import type { Reason } from '../run/verdict.ts';

/**
 * Events that a circle of flows may tell within a day. Where each run of it tells several, they would otherwise be a million long
 * before any of them is the thousandth in a row. Events that go through each flow once are not counted: however many they
 * are, they come to an end.
 */
const MOST_IN_CIRCLE = 10_000;

/** Counts one more event of the circle that began with this run, and says whether it may be told. */
export async function mayGoRound(sql: Sql, origin: string): Promise<boolean> {
  const [row] = await sql.query<{ events: number }>(
    `insert into event_circle (origin) values ($1)
     on conflict (origin) do update set
       events = case when ${IS_OVER} then 1 else event_circle.events + 1 end,
       began_at = case when ${IS_OVER} then now() else event_circle.began_at end
     returning events`,
    [origin],
  );
  return row !== undefined && row.events <= MOST_IN_CIRCLE;
}

/** A day after it began to be counted, a circle is counted anew. */
const IS_OVER = "event_circle.began_at < now() - interval '1 day'";

/** Forgets circles that are counted anew anyhow. */
export async function forgetCircles(sql: Sql): Promise<void> {
  await sql.query(`delete from event_circle where ${IS_OVER}`);
}

/** Why a run of a circle tells no further event. */
export function crowdedCircle(event: string, origin: string): Reason {
  return {
    code: 'run.event_loop',
    message: {
      de: `„${event}“ wäre mehr als das ${MOST_IN_CIRCLE}. Ereignis eines Tages in einem Kreis von Abläufen, die einander starten`,
      en: `"${event}" would be beyond event ${MOST_IN_CIRCLE} of a day in a circle of flows that start each other`,
    },
    facts: { event, origin },
  };
}
