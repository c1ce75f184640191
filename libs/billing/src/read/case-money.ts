import type { Sql } from '@belegfluss/store';

/** A ledger row of an invoice. */
export interface CaseBooking {
  id: string;
  caseId: string;
  invoiceId: string;
  invoiceNumber: string;
  account: string;
  contraAccount: string;
  side: 'S' | 'H';
  generalReversal: boolean;
  amount: string;
  currency: string;
  taxKey: string;
  costCentre: string;
  documentDate: string;
  batchState: string | null;
  batchFile: string | null;
}

/** A part of a payment that settled an invoice, or one with negative amounts that opened it again. */
export interface CasePayment {
  id: string;
  /** The part that this one takes back. */
  takesBack: string | null;
  isTakenBack: boolean;
  caseId: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: string;
  skonto: string;
  currency: string;
  bookedOn: string;
  decidedBy: string;
  /** Bank and debtor of the ledger row that it became. */
  accounts: string | null;
  batchFile: string | null;
}

/** Bookings of the invoices of some cases, or of all, in the order in which they were made. */
export function caseBookings(sql: Sql, ids?: readonly string[]): Promise<CaseBooking[]> {
  return sql.query<CaseBooking>(
    `select b.id, b.case_id as "caseId", b.invoice_id as "invoiceId", i.number as "invoiceNumber", b.account, b.contra_account as "contraAccount",
       b.side, b.general_reversal as "generalReversal", b.amount, b.currency, b.tax_key as "taxKey", b.cost_centre as "costCentre", b.document_date::text as "documentDate",
       t.state as "batchState", t.file->>'name' as "batchFile"
     from booking b join invoice i on i.id = b.invoice_id left join booking_batch t on t.id = b.batch_id
     where $1::text[] is null or b.case_id::text = any($1) order by b.id`,
    [ids ?? null],
  );
}

/** Payments of some cases, or of all, in the order of their booking at the bank. */
export function casePayments(sql: Sql, ids?: readonly string[]): Promise<CasePayment[]> {
  return sql.query<CasePayment>(
    `select a.id, (select earlier.id from allocation earlier where earlier.reversed_by = a.id) as "takesBack", a.reversed_by is not null as "isTakenBack",
       o.case_id as "caseId", o.invoice_id as "invoiceId", i.number as "invoiceNumber", a.amount, a.skonto, o.currency,
       a.booked_on::text as "bookedOn", a.decided_by as "decidedBy", b.account || ' / ' || b.contra_account as accounts, t.file->>'name' as "batchFile"
     from allocation a join open_item o on o.id = a.open_item_id join invoice i on i.id = o.invoice_id
       left join booking b on b.allocation_id = a.id left join booking_batch t on t.id = b.batch_id
     where $1::text[] is null or o.case_id::text = any($1) order by a.booked_on, a.id`,
    [ids ?? null],
  );
}

/** A ledger row of a payment that belongs to no invoice: what stands to the customer's credit, or what the bank kept. */
export interface CaseRemainder extends Omit<CaseBooking, 'invoiceId' | 'invoiceNumber'> {
  text: string;
  /** The parts of the same payment. */
  paymentIds: string[];
}

/** What payments of some cases left beside the invoices, in the order in which it was booked. */
export function caseRemainders(sql: Sql, ids: readonly string[]): Promise<CaseRemainder[]> {
  return sql.query<CaseRemainder>(
    `select b.id, b.case_id as "caseId", b.account, b.contra_account as "contraAccount", b.side, b.general_reversal as "generalReversal",
       b.amount, b.currency, b.tax_key as "taxKey", b.cost_centre as "costCentre", b.document_date::text as "documentDate", b.text,
       array(select a.id from allocation a where a.transaction_id = b.transaction_id order by a.id) as "paymentIds",
       t.state as "batchState", t.file->>'name' as "batchFile"
     from booking b left join booking_batch t on t.id = b.batch_id
     where b.transaction_id is not null and b.case_id::text = any($1) order by b.id`,
    [ids],
  );
}
