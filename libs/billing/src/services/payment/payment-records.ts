import type { Sql } from '@belegfluss/store';
import type { PayableItem } from '../../rules/payments/payment.ts';
import { sureReference, type ToldPurpose } from '../../rules/payments/payment-evidence.ts';
import { referenceKey } from '../../rules/payments/reference-in-text.ts';
import { unknownRecord } from '../billing-errors.ts';

/** A bank transaction as it is stored; dates are calendar dates, the amount has a sign. */
export interface TransactionRow {
  id: string;
  account: string;
  bookedOn: string;
  amount: string;
  currency: string;
  partyName: string | null;
  partyIban: string | null;
  endToEndId: string | null;
  structuredReference: string | null;
  text: string;
  reversal: boolean;
  collective: boolean;
  state: 'open' | 'allocated' | 'ignored' | 'question';
  reason: string | null;
  /** Sign-in name, `rules`, or null where nobody decided. */
  decidedBy: string | null;
}

/** An open item with what is needed to book its payment. */
export interface OpenItemRow extends PayableItem {
  caseId: string;
  dealKey: string;
  dealConnection: string;
  partyId: string;
  debtor: string;
  taxRates: string[];
}

/** The transaction, locked until the end of the database transaction. Throws `billing.transaction_unknown`. */
export async function lockTransaction(tx: Sql, id: string): Promise<TransactionRow> {
  const [row] = await tx.query<TransactionRow>(
    `select id, account, booked_on::text as "bookedOn", amount, currency, party_name as "partyName", party_iban as "partyIban",
       end_to_end_id as "endToEndId", structured_reference as "structuredReference", text, reversal, collective, state, reason,
       decided_by as "decidedBy"
     from bank_transaction where id::text = $1 for update`,
    [id],
  );
  if (row === undefined) throw unknownRecord('transaction', id);
  return row;
}

/** All items of a currency that wait for money; locked in one order so that two allocations never wait crosswise. */
export async function lockOpenItems(tx: Sql, currency: string): Promise<OpenItemRow[]> {
  await tx.query('select id from open_item where currency = $1 and open > 0 order by id for update', [currency]);
  return items(tx, 'o.currency = $1 and o.open > 0', currency);
}

/** The items of invoices that a payment settled, locked in the same order. */
export async function lockSettledItems(tx: Sql, transactionId: string): Promise<OpenItemRow[]> {
  const settled = 'o.id in (select open_item_id from allocation where transaction_id = $1)';
  await tx.query(`select o.id from open_item o where ${settled} order by o.id for update`, [transactionId]);
  return items(tx, settled, transactionId);
}

/** Items with the accounts that are their customers' alone. */
async function items(tx: Sql, condition: string, parameter: string): Promise<OpenItemRow[]> {
  const rows = await tx.query<
    Omit<OpenItemRow, 'skonto'> & { skontoPercent: string | null; skontoUntil: string; skontoAmount: string }
  >(
    `select o.id, i.number as "invoiceNumber", o.reference, p.name as "customerName", o.amount, o.open, o.currency, o.due_date::text as "dueDate",
       o.skonto_percent as "skontoPercent", o.skonto_until::text as "skontoUntil", o.skonto_amount as "skontoAmount",
       o.case_id as "caseId", c.deal_key as "dealKey", c.connection as "dealConnection", o.party_id as "partyId", p.debtor_number as debtor,
       array(select a.iban from party_account a where a.party_id = p.id
         and not exists (select 1 from party_account other where other.iban = a.iban and other.party_id <> p.id)) as "customerIbans",
       array(select distinct g->>'rate' from jsonb_array_elements(i.model->'taxGroups') g) as "taxRates"
     from open_item o join invoice i on i.id = o.invoice_id join party p on p.id = o.party_id join case_file c on c.id = o.case_id
     where ${condition} order by o.due_date, i.number`,
    [parameter],
  );
  return rows.map(({ skontoPercent, skontoUntil, skontoAmount, ...row }) => ({
    ...row,
    reference: row.reference ?? undefined,
    skonto: skontoPercent === null ? undefined : { percent: skontoPercent, until: skontoUntil, amount: skontoAmount },
  }));
}

/** Numbers of settled or cancelled invoices that a payer names, or whose RF reference, as open ones are found; wherever it is said. */
export async function settledNumbersIn(tx: Sql, told: ToldPurpose): Promise<string[]> {
  const { text, structuredReference = '', endToEndId = '' } = told;
  const all = [text, structuredReference, endToEndId];
  // Who is named has the digits of its number in what was told; whether it is that number is judged by the rules.
  const rows = await tx.query<{ number: string; reference: string | null }>(
    `select i.number, o.reference from invoice i left join open_item o on o.invoice_id = i.id
     where i.number is not null and coalesce(o.open, 0) = 0
       and (position(regexp_replace(i.number, '[^0-9]', '', 'g') in $1) > 0
         or position(upper(regexp_replace(i.number, '[^A-Za-z0-9]', '', 'g')) in $1) > 0)`,
    [all.map(referenceKey).join(' ')],
  );
  const purpose = { ...told, text: all.join(' ') };
  const named = rows.filter(
    ({ number, reference }) =>
      sureReference(purpose, { invoiceNumber: number, reference: reference ?? undefined }) !== 'none',
  );
  return named.map(({ number }) => number);
}

/** Everything in which a payer names what a payment is for. */
export function purposeOf({ text, structuredReference, endToEndId }: TransactionRow): ToldPurpose {
  return { text, structuredReference: structuredReference ?? undefined, endToEndId: endToEndId ?? undefined };
}
