import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * A payment that the bank took back counts with both its allocations, the one that settled and the negative one that opened the item again;
 * the day of payment is that of the last one which was not taken back. A case is due when the first of its open invoices is, or was when the last
 * one was, not when an invoice is that was paid long ago.
 */
export class ReturnedPayments1700000000035 implements MigrationInterface {
  name = 'ReturnedPayments1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view case_balance as
        select c.id as case_id,
          coalesce(i.invoiced, 0) as invoiced, coalesce(i.documents, 0) as documents,
          coalesce(o.open, 0) as open, o.due_date,
          coalesce(a.received, 0) as received, coalesce(a.skonto, 0) as skonto, a.paid_on,
          coalesce(i.currency, c.currency) as currency
        from case_file c
        left join lateral (
          select sum(gross) as invoiced, count(*) as documents, min(currency) as currency
          from invoice where case_id = c.id and state = 'issued'
        ) i on true
        left join lateral (
          select sum(open) as open,
            coalesce(min(due_date) filter (where open > 0), max(due_date) filter (where cancelled_by is null)) as due_date
          from open_item where case_id = c.id
        ) o on true
        left join lateral (
          select sum(al.amount) as received, sum(al.skonto) as skonto,
            max(al.booked_on) filter (where al.reversed_by is null and al.amount > 0) as paid_on
          from allocation al join open_item oi on oi.id = al.open_item_id
          where oi.case_id = c.id
        ) a on true;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
