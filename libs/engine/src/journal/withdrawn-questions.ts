import { lastAsked } from '@belegfluss/records';
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

/**
 * Lets a step wait no longer for its question, whose time is over. The question is taken back where nobody else waits for it;
 * otherwise it stays open until the time of those who do. False where somebody has answered meanwhile. A step whose worker
 * was lost behind this leaves it once more.
 */
export async function leaveQuestion(tx: Sql, runId: string, step: string, at: Date): Promise<boolean> {
  // Locked first: whoever joins meanwhile is seen by the second statement.
  const [mine] = await tx.query<{ id: string }>(
    `select q.id from question q join question_waiter w on w.question_id = q.id
     where w.run_id = $1 and w.step_path = $2 and q.state = 'open' for update of q`,
    [runId, step],
  );
  if (!mine) return (await lastAsked(tx, runId, step)) !== 'answered';
  const [others] = await tx.query(
    `select 1 from question_waiter w join run r on r.id = w.run_id
     where w.question_id = $1 and (w.run_id, w.step_path) <> ($2, $3) and r.ended_at is null limit 1`,
    [mine.id, runId, step],
  );
  if (!others) {
    await tx.query("update question set state = 'withdrawn', closed_at = $2 where id = $1", [mine.id, at]);
    return true;
  }
  await tx.query(
    `with left_alone as (
       delete from question_waiter where question_id = $1 and run_id = $2 and step_path = $3
     )
     update question set due_at = case when due_at > $4 then due_at end where id = $1`,
    [mine.id, runId, step, at],
  );
  return true;
}
