import type { Sql } from '@belegfluss/store';
import { refusedChange } from '../billing-errors.ts';

/** Sums of a case stand in one currency. Throws `billing.case_other_currency` where it was billed in another than this. */
export async function checkCurrency(tx: Sql, caseId: string, currency: string): Promise<void> {
  const [billed] = await tx.query<{ currency: string; number: string }>(
    `select currency, number from invoice where case_id = $1 and state = 'issued' and currency <> $2 order by id limit 1`,
    [caseId, currency],
  );
  if (billed === undefined) return;
  throw refusedChange(
    'case_other_currency',
    {
      de: `Der Vorgang ist mit ${billed.number} in ${billed.currency} abgerechnet, diese Rechnung wäre in ${currency}.`,
      en: `The case is billed in ${billed.currency} by ${billed.number}; this invoice would be in ${currency}.`,
    },
    {
      de: 'Legen Sie für die andere Währung einen eigenen Deal an, oder berichtigen Sie die Währung am Vertrag.',
      en: 'Open a deal of its own for the other currency, or mend the currency of the contract.',
    },
    { number: billed.number, billed: billed.currency, currency },
  );
}
