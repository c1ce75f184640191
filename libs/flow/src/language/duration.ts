import { Type } from 'typebox';

/** Tells a shape that wants a duration from others. */
export const DURATION_PATTERN = '^P(?=.*[1-9])(\\d{1,4}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}S)?)?$';

/** An ISO 8601 duration of days and smaller parts, more than nothing: `PT15M`, `P30D`. */
export const Duration = Type.String({
  pattern: DURATION_PATTERN,
  examples: ['PT15M', 'P2DT12H'],
});

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const PARTS = new RegExp(
  `^P(?=.)(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=.)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);
const DAY = 86_400;
/** Seconds of each part; a year counts for 365 days and a month for 30, since no calendar is asked. */
const SECONDS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, 3_600, 60, 1];

/**
 * Seconds of an ISO 8601 duration such as `PT15M`, not a number for what is none. The flow shapes admit only valid ones of days and
 * smaller parts; connectors write larger parts, too.
 */
export function seconds(duration: string): number {
  const parts = PARTS.exec(duration)?.slice(1);
  if (!parts) return Number.NaN;
  return SECONDS.reduce((sum, weight, index) => sum + weight * Number(parts[index] ?? 0), 0);
}

/** The `timeout` of a step in seconds, where it has one. */
export function timeLimit({ timeout }: { timeout?: string }): { timeoutSeconds?: number } {
  return timeout === undefined ? {} : { timeoutSeconds: seconds(timeout) };
}
