import { withdrawQuestion } from '@belegfluss/records';
import type { Sql } from '@belegfluss/store';

/** Takes back the questions of runs that a person has ended, unless another run waits for the answers as well. */
export async function withdrawQuestions(tx: Sql, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  const open = await tx.query<{ id: string; now: Date }>(
    `select distinct q.id, coalesce((select now from business_clock), now()) as now
     from question q join question_waiter w on w.question_id = q.id and w.run_id = any($1::uuid[])
     where q.state = 'open' and not exists (
       select 1 from question_waiter o join run r on r.id = o.run_id
       where o.question_id = q.id and o.run_id <> all($1::uuid[]) and r.ended_at is null)`,
    [runIds],
  );
  for (const { id, now } of open) await withdrawQuestion(tx, id, now);
}
