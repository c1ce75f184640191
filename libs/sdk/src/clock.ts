/** Source of business time. Domain code never reads the system's clock. */
export interface Clock {
  now(): Date;
}

/** The real time. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests and for one step of a run. */
export function fixedClock(at: Date): Clock {
  return { now: () => at };
}
