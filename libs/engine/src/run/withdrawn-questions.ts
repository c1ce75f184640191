import type { Sql } from '@belegfluss/store';

/**
 * Takes back the questions of runs that a person has ended, unless another run waits for the answers as well, or somebody has
 * answered meanwhile.
 */
export async function withdrawQuestions(tx: Sql, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx.query(
    `update question set state = 'withdrawn', closed_at = coalesce((select now from business_clock), now())
     where state = 'open' and id in (select question_id from question_waiter where run_id = any($1::uuid[])) and not exists (
       select 1 from question_waiter o join run r on r.id = o.run_id
       where o.question_id = question.id and o.run_id <> all($1::uuid[]) and r.ended_at is null)`,
    [runIds],
  );
}
