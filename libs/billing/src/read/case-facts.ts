import type { FileRef } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { exact, rounded, sameAmount } from '../rules/money.ts';
import type { InvoiceKind } from '../services/invoice/invoice-model.ts';
import type { InvoiceFormat } from '../settings/invoice-format.ts';

/** State of a case's payment: `none` before the first invoice; `overdue` also where a part was paid. */
export type PaymentStatus = 'none' | 'open' | 'partly_paid' | 'paid' | 'overdue' | 'cancelled';

/** When a case reached each stage. */
export interface StageTimes {
  won: Date;
  signed: Date | null;
  invoiced: Date | null;
  booked: Date | null;
  paid: Date | null;
  reported: Date | null;
}

/** Everything about a case that is one value. */
export interface CaseFacts extends StageTimes {
  id: string;
  connection: string;
  dealKey: string;
  name: string;
  /** Of the deal. */
  amount: string;
  currency: string;
  owner: string | null;
  customerId: string | null;
  customerName: string | null;
  debtorNumber: string | null;
  /** Of what was billed, received and told; that of the deal before the first invoice. */
  billedCurrency: string;
  invoicedAmount: string;
  documents: string;
  received: string;
  skonto: string;
  open: string;
  dueDate: string | null;
  paidOn: string | null;
  overdueSince: string | null;
  reportedStatus: string | null;
  reportedAmount: string | null;
  updatedAt: Date;
}

/** An issued or drafted document of a case. */
export interface CaseInvoice {
  id: string;
  caseId: string;
  number: string | null;
  kind: InvoiceKind;
  state: string;
  net: string;
  tax: string;
  gross: string;
  currency: string;
  issueDate: string | null;
  dueDate: string | null;
  taxCase: string;
  skontoUntil: string | null;
  skontoPercent: string | null;
  /** Why the document takes back or replaces another. */
  reason: string | null;
  cancels: string | null;
  replaces: string | null;
  contractId: string;
  xml: FileRef | null;
  pdf: FileRef | null;
  format: InvoiceFormat | null;
  /** The page that says what the validator found. */
  report: FileRef | null;
  /** The releases of the rules by which it was validated. */
  rules: string | null;
}

/** The columns of `CaseFacts`, to be selected from `case_file c`, `party p` and `case_balance b`. */
export const CASE_COLUMNS = `c.id, c.connection, c.deal_key as "dealKey", c.name, c.amount, c.currency, c.owner,
  c.party_id as "customerId", p.name as "customerName", p.debtor_number as "debtorNumber",
  c.won_at as won, c.signed_at as signed, c.invoiced_at as invoiced, c.booked_at as booked, c.paid_at as paid, c.reported_at as reported,
  b.currency as "billedCurrency", b.invoiced as "invoicedAmount", b.documents, b.received, b.skonto, b.open, b.due_date::text as "dueDate", b.paid_on::text as "paidOn",
  c.overdue_since::text as "overdueSince", c.reported_status as "reportedStatus", c.reported_amount as "reportedAmount", c.updated_at as "updatedAt"`;

/** The tables that `CASE_COLUMNS` name. */
export const CASE_TABLES = `case_file c left join party p on p.id = c.party_id join case_balance b on b.case_id = c.id`;

/** The facts of some cases, or of all, oldest deal first. */
export function caseFacts(sql: Sql, ids?: readonly string[]): Promise<CaseFacts[]> {
  return sql.query<CaseFacts>(
    `select ${CASE_COLUMNS} from ${CASE_TABLES} where $1::text[] is null or c.id::text = any($1) order by c.won_at, c.id`,
    [ids ?? null],
  );
}

/** Invoices of some cases, or of all, in the order in which they were made. */
export function caseInvoices(sql: Sql, ids?: readonly string[]): Promise<CaseInvoice[]> {
  return sql.query<CaseInvoice>(
    `select id, case_id as "caseId", number, kind, state, net, tax, gross, currency, issue_date::text as "issueDate", due_date::text as "dueDate",
       model->'taxCase'->>'code' as "taxCase", skonto_until::text as "skontoUntil", skonto_percent as "skontoPercent", reason, cancels, replaces,
       contract_id as "contractId", xml, pdf,
       model->>'format' as format, report->'file' as report,
       (select string_agg((rules->>'name') || ' ' || (rules->>'version'), ', ' order by place)
        from jsonb_array_elements(report->'ruleSets') with ordinality as sets(rules, place)) as rules
     from invoice where $1::text[] is null or case_id::text = any($1) order by id`,
    [ids ?? null],
  );
}

/** What the CRM should show for a case. */
export function paymentStatus(facts: CaseFacts): PaymentStatus {
  if (Number(facts.documents) === 0) return 'none';
  // A single document over nothing is a present, not a cancellation.
  const isCancelled = exact(facts.invoicedAmount).isZero() && Number(facts.documents) > 1;
  if (exact(facts.open).isZero()) return isCancelled ? 'cancelled' : 'paid';
  if (facts.overdueSince !== null) return 'overdue';
  return exact(facts.received).plus(facts.skonto).isZero() ? 'open' : 'partly_paid';
}

/**
 * Whether a chain has come to its end: every stage reached and the CRM told the sum that came in; either all is paid, all is cancelled, or a
 * part came and the rest is overdue.
 */
export function isComplete(facts: CaseFacts): boolean {
  const documented = facts.signed !== null && facts.invoiced !== null && facts.booked !== null;
  const told =
    facts.reported !== null && facts.reportedAmount !== null && sameAmount(facts.reportedAmount, facts.received);
  const status = paymentStatus(facts);
  const ended =
    (status === 'paid' && facts.paid !== null) ||
    status === 'cancelled' ||
    (status === 'overdue' && exact(facts.received).gt(0));
  return documented && told && ended && facts.reportedStatus === status;
}

/** Stage times as ISO text. */
export function stagesOf(facts: StageTimes): Record<keyof StageTimes, string | null> {
  return {
    won: facts.won.toISOString(),
    signed: facts.signed?.toISOString() ?? null,
    invoiced: facts.invoiced?.toISOString() ?? null,
    booked: facts.booked?.toISOString() ?? null,
    paid: facts.paid?.toISOString() ?? null,
    reported: facts.reported?.toISOString() ?? null,
  };
}

/** An amount of the database with the digits of its currency. */
export function amountText(amount: string, currency: string): string {
  return rounded(amount, currency);
}
