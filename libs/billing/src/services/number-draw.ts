import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { formatNumber, numberPeriod } from '../rules/invoices/number-range.ts';
import type { BillingSettings } from '../settings/billing-settings.ts';

/**
 * Draws the next number of a pattern; equal patterns are one range. The range's row stays locked until the transaction ends, so that a number is
 * either on a document or was never taken.
 */
export async function drawNumber(tx: Sql, pattern: string, date: string): Promise<string> {
  return formatNumber(pattern, date, await drawCounter(tx, pattern, numberPeriod(pattern, date), 1));
}

/** Draws the next debtor number. Throws `billing.debtor_range_exhausted` when none is left. */
export async function drawDebtorNumber(tx: Sql, settings: BillingSettings): Promise<string> {
  const { first, last } = settings.debtors;
  const counter = await drawCounter(tx, 'debtor', 'all', first);
  if (counter <= last) return String(counter);
  throw new DiagnosticError({
    code: 'billing.debtor_range_exhausted',
    severity: 'error',
    message: {
      de: `Der Debitorenkreis ${first}–${last} ist aufgebraucht.`,
      en: `The debtor range ${first}–${last} is used up.`,
    },
    remedy: {
      de: 'Geben Sie in den Einstellungen einen größeren Kreis an.',
      en: 'Give a larger range in the settings.',
    },
    path: 'debtors.last',
  });
}

async function drawCounter(tx: Sql, range: string, period: string, first: number): Promise<number> {
  const [row] = await tx.query<{ drawn: string }>(
    `insert into number_range (name, period, next) values ($1, $2, $3::bigint + 1)
     on conflict (name, period) do update set next = number_range.next + 1
     returning next - 1 as drawn`,
    [range, period, first],
  );
  return Number(row?.drawn);
}
