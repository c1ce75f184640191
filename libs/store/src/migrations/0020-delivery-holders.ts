import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Who holds a delivery, so that a worker knows its own when the answer to its taking was lost. */
export class DeliveryHolders1700000000020 implements MigrationInterface {
  name = 'DeliveryHolders1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table delivery add column holder uuid');
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
