import type { Diagnostic } from '../../../diagnostic.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { placeOf } from './check-fields.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';
import type { RowContext } from './row-context.ts';

/** An account of a booking or a label: general ledger accounts have the account length, personal ones a digit more. */
export function checkAccountLength(row: ExtfRow, at: number, heading: string, context: RowContext): Diagnostic[] {
  const account = textAt(row, at);
  const { accountLength, writing } = context;
  if (!/^\d+$/.test(account) || accountLength === undefined) return [];
  const facts = { field: heading, number: at + 1, digits: account.length, accountLength };
  const personal = account.length === accountLength + 1 && !account.startsWith('0');
  if (personal || account.length === accountLength) return [];
  // An account of class 0 loses its zeros where a program takes it for a number.
  const short = account.length < accountLength && !writing;
  return [datevDiagnostic(short ? 'account_short' : 'account_length', placeOf(row, at, heading), facts)];
}

/** A personal account: one digit more than the account length, and no zero in front. */
export function checkPersonalAccount(row: ExtfRow, at: number, heading: string, context: RowContext): Diagnostic[] {
  const account = textAt(row, at);
  const { accountLength } = context;
  if (!/^\d+$/.test(account)) return [];
  const facts = { field: heading, number: at + 1, digits: account.length, accountLength };
  const place = placeOf(row, at, heading);
  if (accountLength !== undefined && account.length !== accountLength + 1)
    return [datevDiagnostic('account_length', place, facts)];
  return account.startsWith('0') ? [datevDiagnostic('personal_account', place, facts)] : [];
}
