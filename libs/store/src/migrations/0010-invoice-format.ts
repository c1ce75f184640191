import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** In which form a customer wants invoices; null leaves it to the company's settings. */
export class InvoiceFormat1700000000010 implements MigrationInterface {
  name = 'InvoiceFormat1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table party add column invoice_format text check (invoice_format in ('xrechnung', 'zugferd'))`,
    );
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
