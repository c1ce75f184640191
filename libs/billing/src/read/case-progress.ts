import type { Sql } from '@belegfluss/store';

/** How many cases there are, and how many have come to each stage. */
export interface CaseProgress {
  cases: number;
  /** The contract is with the customer, or signed. */
  sent: number;
  signed: number;
  invoiced: number;
  booked: number;
  paid: number;
  reported: number;
}

/** States of a contract document, without the vendor's prefix, in which the customer has not got it yet. */
const STILL_WITH_US = ['uploaded', 'draft', 'error'];

/** Counts the cases with one statement. */
export async function caseProgress(sql: Sql): Promise<CaseProgress> {
  const [row] = await sql.query<CaseProgress>(
    `select count(*)::int as cases,
       (count(*) filter (where exists (
         select 1 from contract k where k.case_id = c.id and regexp_replace(k.status, '^.*\\.', '') <> all($1))))::int as sent,
       count(signed_at)::int as signed, count(invoiced_at)::int as invoiced, count(booked_at)::int as booked,
       count(paid_at)::int as paid, count(reported_at)::int as reported
     from case_file c`,
    [STILL_WITH_US],
  );
  return row ?? { cases: 0, sent: 0, signed: 0, invoiced: 0, booked: 0, paid: 0, reported: 0 };
}
