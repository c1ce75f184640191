import { BUSINESS_ZONE } from '@belegfluss/calendar';
import { DateTime } from 'luxon';
import { ExpressionError } from './expression-error.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const IN_ZONE = /T.{0,40}(Z|[+-]\d\d:\d\d)$/;

/** A moment (ISO 8601 with a zone), or the beginning of a day where the company keeps its books. Throws ExpressionError. */
export function momentOf(value: unknown): Date {
  const text = typeof value === 'string' ? value : '';
  const moment = DateTime.fromISO(text, { zone: BUSINESS_ZONE });
  if (moment.isValid && (DAY.test(text) || IN_ZONE.test(text))) return moment.toJSDate();
  const said = text.slice(0, 40);
  throw new ExpressionError(
    'expression.failed',
    { de: `„${said}“ ist kein Tag und kein Zeitpunkt mit Zone`, en: `"${said}" is no day and no moment with a zone` },
    0,
  );
}
