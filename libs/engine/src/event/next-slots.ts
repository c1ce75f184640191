import { nextSlot, type Plan } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';
import { triggersOf } from './schedules.ts';

/** When a schedule is due next; `undefined` where that is never. */
export interface NextSlot {
  flow: string;
  trigger: string;
  zone: string;
  at: Date | undefined;
}

/** The slots that come next by the database's clock, as `fireSchedules` will find them. */
export async function nextSlots(sql: Sql, plans: Plan[]): Promise<NextSlot[]> {
  const schedules = triggersOf(plans, 'schedule');
  if (schedules.length === 0) return [];
  const [clock] = await sql.query<{ now: Date }>('select clock_timestamp() as now');
  const now = clock?.now ?? new Date();
  return schedules.map(({ plan: { flow }, trigger }) => {
    const { id, zone } = trigger;
    return { flow, trigger: id, zone, at: nextSlot(trigger, now) };
  });
}
