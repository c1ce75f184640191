import type { Sql } from '@belegfluss/store';
import {
  amountText,
  CASE_COLUMNS,
  CASE_TABLES,
  isComplete,
  paymentStatus,
  stagesOf,
  type CaseFacts,
} from './case-facts.ts';

/** A case as a row of a list; amounts are decimal strings, those of the payment in its own currency: deal and invoices may differ. */
export interface CaseRow {
  id: string;
  deal: { connection: string; key: string; name: string };
  customer: { id: string; name: string; debtorNumber: string } | null;
  amount: string;
  currency: string;
  stages: ReturnType<typeof stagesOf>;
  payment: {
    status: ReturnType<typeof paymentStatus>;
    currency: string;
    invoiced: string;
    received: string;
    skonto: string;
    open: string;
    dueDate: string | null;
  };
  complete: boolean;
  updatedAt: string;
}

/** What to list: `search` in deal, customer and document numbers, `stage` the last one reached, `after` the last id of the page before. */
export interface CaseQuery {
  search?: string | undefined;
  stage?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const REACHED = `case when c.reported_at is not null then 'reported' when c.paid_at is not null then 'paid' when c.booked_at is not null then 'booked'
  when c.invoiced_at is not null then 'invoiced' when c.signed_at is not null then 'signed' else 'won' end`;

const FILTER = `($1 = '' or c.name ilike $1 or c.deal_key ilike $1 or p.name ilike $1 or p.debtor_number ilike $1
    or exists (select 1 from invoice i where i.case_id = c.id and i.number ilike $1))
  and ($2 = '' or ${REACHED} = $2)`;

/** Cases, the last changed first, a page at a time; `next` is the `after` of the next page. */
export async function listCases(
  sql: Sql,
  query: CaseQuery,
): Promise<{ cases: CaseRow[]; total: number; next: string | null }> {
  const search = query.search ? `%${query.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : '';
  const stage = query.stage ?? '';
  const [count] = await sql.query<{ total: string }>(`select count(*) as total from ${CASE_TABLES} where ${FILTER}`, [
    search,
    stage,
  ]);
  const facts = await sql.query<CaseFacts>(
    `select ${CASE_COLUMNS} from ${CASE_TABLES}
     where ${FILTER} and ($3 = '' or (c.updated_at, c.id) < (select updated_at, id from case_file where id::text = $3))
     order by c.updated_at desc, c.id desc limit $4`,
    [search, stage, query.after ?? '', query.limit + 1],
  );
  const page = facts.slice(0, query.limit);
  return {
    cases: page.map(caseRow),
    total: Number(count?.total ?? 0),
    next: facts.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One case as a row. */
export function caseRow(facts: CaseFacts): CaseRow {
  const { id, currency, billedCurrency, customerId, customerName, debtorNumber } = facts;
  return {
    id,
    deal: { connection: facts.connection, key: facts.dealKey, name: facts.name },
    customer:
      customerId !== null && customerName !== null && debtorNumber !== null
        ? { id: customerId, name: customerName, debtorNumber }
        : null,
    amount: amountText(facts.amount, currency),
    currency,
    stages: stagesOf(facts),
    payment: {
      status: paymentStatus(facts),
      currency: billedCurrency,
      invoiced: amountText(facts.invoicedAmount, billedCurrency),
      received: amountText(facts.received, billedCurrency),
      skonto: amountText(facts.skonto, billedCurrency),
      open: amountText(facts.open, billedCurrency),
      dueDate: facts.dueDate,
    },
    complete: isComplete(facts),
    updatedAt: facts.updatedAt.toISOString(),
  };
}
