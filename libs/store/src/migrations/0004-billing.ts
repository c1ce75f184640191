import type { MigrationInterface } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Cases, parties, invoices, bookings, payments. */
export class Billing1700000000004 implements MigrationInterface {
  name = 'Billing1700000000004';

  async up(): Promise<void> {
    await Promise.resolve();
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
