import type { Sql } from '@belegfluss/store';

/** What goes on by itself (deliveries, runs), what waits for a person, and what was set aside. */
export interface WorkCount {
  inWork: number;
  questions: number;
  dead: number;
}

/** Counts with one statement. */
export async function countWork(sql: Sql): Promise<WorkCount> {
  const [row] = await sql.query<WorkCount>(
    `select (count(*) filter (where ended_at is null and state <> 'question')
              + (select count(*) from delivery where state = 'stored'))::int as "inWork",
            count(*) filter (where state = 'question')::int as questions,
            count(*) filter (where state = 'dead')::int as dead
     from run where ended_at is null or (aside_at is not null and state = 'dead')`,
  );
  return row ?? { inWork: 0, questions: 0, dead: 0 };
}
