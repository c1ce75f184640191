import { checkAccountLength } from './check-accounts.ts';
import { bookingCheck } from './check-booking.ts';
import { partyCheck } from './check-party.ts';
import type { ExtfFormat } from '../extf-formats.ts';
import { accountLabelFormat, bookingFormat, partyFormat } from '../extf-formats.ts';
import type { RowCheck, RowContext } from './row-context.ts';

/** What rows of a format are judged by beyond their single fields. */
export function rowCheckOf(format: ExtfFormat, context: RowContext): RowCheck {
  if (format === bookingFormat) return bookingCheck(context);
  if (format === partyFormat) return partyCheck(context);
  if (format === accountLabelFormat) return (row) => checkAccountLength(row, 0, 'Konto', context);
  return () => [];
}
