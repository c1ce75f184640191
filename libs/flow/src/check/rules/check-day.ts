import { isDay } from '../../time/day.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';

/** Reports a day that no month has, such as 31 February: it would be taken for one of the next month. */
export function checkDay(context: CheckContext, day: string | undefined, path: Path): void {
  if (day !== undefined && !isDay(day)) context.add('flow.unknown_day', path, { day });
}
