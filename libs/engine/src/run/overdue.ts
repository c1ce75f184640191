import type { PersonTools } from '../person/person-tools.ts';
import { tellChanges } from './changes.ts';

/**
 * Wakes the runs whose question was not answered in time, by business time; the step that asked knows what follows.
 * Gives back how many.
 */
export function wakeOverdue({ db, queue, plans, bell }: PersonTools): Promise<number> {
  return db.transaction(async (tx) => {
    const woken = await tx.query<{ id: string; flow: string }>(
      `update run set state = 'queued', reason = null
       where state = 'question' and id in (
         select w.run_id from question q join question_waiter w on w.question_id = q.id
         where q.state = 'open' and q.due_at <= coalesce((select now from business_clock), now()))
       returning id, flow`,
    );
    await queue.insert(
      tx,
      woken.map(({ id, flow }) => plans.jobOf(flow, id)),
    );
    tellChanges(
      tx,
      bell,
      woken.map(({ id }) => `runs ${id}`),
    );
    return woken.length;
  });
}
