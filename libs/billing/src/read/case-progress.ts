import type { Sql } from '@belegfluss/store';

/** How many cases have reached each stage; `sent` counts contracts that wait for a signature or have one. */
export interface CaseProgress {
  cases: number;
  sent: number;
  signed: number;
  invoiced: number;
  booked: number;
  paid: number;
  reported: number;
}

/** Counts over all cases, with one statement. */
export async function caseProgress(sql: Sql): Promise<CaseProgress> {
  const [row] = await sql.query<CaseProgress>(
    `select count(*)::int as cases,
       (select count(*)::int from contract where status in ('document.sent', 'document.viewed', 'document.completed')) as sent,
       count(signed_at)::int as signed, count(invoiced_at)::int as invoiced, count(booked_at)::int as booked,
       count(paid_at)::int as paid, count(reported_at)::int as reported
     from case_file`,
  );
  return row ?? { cases: 0, sent: 0, signed: 0, invoiced: 0, booked: 0, paid: 0, reported: 0 };
}
