import { Duration } from 'luxon';

/** Seconds of an ISO 8601 duration such as `PT15M`; the flow shapes admit only valid ones. */
export function seconds(duration: string): number {
  return Duration.fromISO(duration).as('seconds');
}
