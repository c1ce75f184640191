import type { Transaction } from '@belegfluss/store';
import type { WakingTools } from './waking-tools.ts';
import { tellOfRuns } from '../journal/changes.ts';
import { wakeParked } from './parked-runs.ts';

/**
 * Wakes the runs whose question was not answered in time, by business time; the step that asked knows what follows.
 * Gives back how many.
 */
export function wakeOverdue(tools: WakingTools): Promise<number> {
  return tools.db.transaction(async (tx) => {
    const overdue = await tx.query<{ id: string }>(
      `select distinct w.run_id as id from question q join question_waiter w on w.question_id = q.id
       where q.state = 'open' and q.due_at <= coalesce((select now from business_clock), now())`,
    );
    return wake(tx, tools, overdue);
  });
}

/**
 * Wakes the runs that sleep until a moment which has come since somebody moved business time; they would sleep on for up to
 * an hour of real time. Gives back how many.
 */
export function wakeSleepers(tools: WakingTools): Promise<number> {
  return tools.db.transaction(async (tx) => {
    const asleep = await tx.query<{ id: string }>(
      `select distinct r.id from run r join step s on s.run_id = r.id
       where r.state = 'waiting' and r.wake_at > now() and s.kind = 'wait' and s.state = 'waiting'
         and (s.input->>'until')::timestamptz <= (select now from business_clock)`,
    );
    return wake(tx, tools, asleep);
  });
}

async function wake(tx: Transaction, tools: WakingTools, runs: { id: string }[]): Promise<number> {
  const woken = await wakeParked(
    tx,
    tools,
    runs.map(({ id }) => id),
  );
  tellOfRuns(tx, tools.bell, woken);
  return woken.length;
}
