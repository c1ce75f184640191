import { Duration as LuxonDuration } from 'luxon';
import { Type } from 'typebox';

/** An ISO 8601 duration of days and smaller parts, more than nothing: `PT15M`, `P30D`. */
export const Duration = Type.String({
  pattern: '^P(?=.*[1-9])(\\d{1,4}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}S)?)?$',
});

/** Seconds of an ISO 8601 duration such as `PT15M`; the flow shapes admit only valid ones. */
export function seconds(duration: string): number {
  // Without a language, the one of the machine is looked up, for words that nobody reads.
  return LuxonDuration.fromISO(duration, { locale: 'en' }).as('seconds');
}

/** The `timeout` of a step in seconds, where it has one. */
export function timeLimit({ timeout }: { timeout?: string }): { timeoutSeconds?: number } {
  return timeout === undefined ? {} : { timeoutSeconds: seconds(timeout) };
}
