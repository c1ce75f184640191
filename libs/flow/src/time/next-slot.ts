import { slotsBetween, type Schedule } from './slots.ts';

/** The rarest schedule is due on each leap day, and from 2096 to 2104 there is none. */
const HORIZON_MS = 8 * 366 * 86_400_000;

/** The first slot behind a moment; `undefined` where holidays leave none of the next eight years. */
export function nextSlot(schedule: Schedule, after: Date): Date | undefined {
  for (const slot of slotsBetween(schedule, after, new Date(after.getTime() + HORIZON_MS))) return slot;
  return undefined;
}
