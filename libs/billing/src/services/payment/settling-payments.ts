import type { Sql } from '@belegfluss/store';
import { sureReference, type ToldPurpose } from '../../rules/payments/payment-evidence.ts';
import { referenceKey } from '../../rules/payments/reference-in-text.ts';
import type { TransactionRow } from './payment-records.ts';

/** A payment that settled invoices, as far as it has not been taken back. */
export interface SettlingPayment {
  id: string;
  /** What of it is still here. */
  amount: string;
  bookedOn: string;
  endToEndId: string | null;
  parts: SettledPart[];
}

/** What an allocation left of an open item's amount; in the order in which the payment was spread. */
export interface SettledPart {
  allocationId: string;
  itemId: string;
  invoiceNumber: string;
  /** RF reference printed on the invoice. */
  reference: string | null;
  amount: string;
  skonto: string;
}

const PARTS = `select a.id as "allocationId", a.open_item_id as "itemId", i.number as "invoiceNumber", o.reference, a.amount::text, a.skonto::text
  from allocation a join open_item o on o.id = a.open_item_id join invoice i on i.id = o.invoice_id
  where a.transaction_id = t.id and a.reversed_by is null`;

/** Only the amount of a payment, or of its part for one invoice, makes a pair of two payments of which the bank tells nothing else. */
const SAME_AMOUNT = `(t.amount = -$4::numeric or exists (select 1 from (${PARTS}) part where part.amount::numeric = -$4::numeric))`;

/**
 * The payments that money which leaves the same account may take back: they bear the same end-to-end id, or settled an invoice that is told.
 * Where the bank does not mark it as a return, only those of the same amount. The latest first; locked in one order,
 * so that two returns never wait crosswise.
 */
export async function lockSettlingPayments(
  tx: Sql,
  returned: TransactionRow,
  told: ToldPurpose,
): Promise<SettlingPayment[]> {
  const { account, currency, bookedOn, amount, reversal } = returned;
  const texts = [told.text, told.structuredReference, told.endToEndId].map((text) => referenceKey(text ?? ''));
  const found = await tx.query<{ id: string }>(
    `select t.id from bank_transaction t
     where t.state = 'allocated' and t.account = $1 and t.currency = $2 and t.booked_on <= $3 and t.amount > 0
       and ($7 or ${SAME_AMOUNT})
       and exists (select 1 from (${PARTS}) part where t.end_to_end_id = $5
         or position(upper(regexp_replace(part."invoiceNumber", '[^A-Za-z0-9]', '', 'g')) in $6) > 0)
     order by t.id for update`,
    [account, currency, bookedOn, amount, told.endToEndId, texts.join(' '), reversal],
  );
  // What another return took back while this one waited is seen by a statement of its own.
  const payments = await tx.query<SettlingPayment>(
    `select t.id, t.booked_on::text as "bookedOn", t.end_to_end_id as "endToEndId",
       t.amount - coalesce((select sum(a.amount) from allocation a where a.transaction_id = t.id and a.reversed_by is not null), 0) as amount,
       (select jsonb_agg(to_jsonb(part) order by part."allocationId") from (${PARTS}) part) as parts
     from bank_transaction t where t.id = any($1) and exists (${PARTS}) order by t.booked_on desc, t.id desc`,
    [found.map(({ id }) => id)],
  );
  return payments.filter(
    ({ endToEndId, parts }) => isSame(endToEndId, told) || parts.some((part) => isNamed(part, told)),
  );
}

function isSame(endToEndId: string | null, told: ToldPurpose): boolean {
  return endToEndId !== null && endToEndId === told.endToEndId;
}

/** Not inside of a longer number. */
function isNamed({ invoiceNumber, reference }: SettledPart, told: ToldPurpose): boolean {
  return sureReference(told, { invoiceNumber, reference: reference ?? undefined }) !== 'none';
}
