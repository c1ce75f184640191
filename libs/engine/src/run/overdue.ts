import type { PersonTools } from '../person/person-tools.ts';
import { tellChanges } from './changes.ts';
import { wakeParked } from './parked-runs.ts';

/**
 * Wakes the runs whose question was not answered in time, by business time; the step that asked knows what follows.
 * Gives back how many.
 */
export function wakeOverdue(tools: PersonTools): Promise<number> {
  return tools.db.transaction(async (tx) => {
    const overdue = await tx.query<{ id: string }>(
      `select distinct w.run_id as id from question q join question_waiter w on w.question_id = q.id
       where q.state = 'open' and q.due_at <= coalesce((select now from business_clock), now())`,
    );
    const woken = await wakeParked(
      tx,
      tools,
      overdue.map(({ id }) => id),
    );
    tellChanges(
      tx,
      tools.bell,
      woken.map((id) => `runs ${id}`),
    );
    return woken.length;
  });
}
