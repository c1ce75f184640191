import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Who takes deliveries looks which connections have begun ones: a few, however many wait. */
export class BegunDeliveries1700000000024 implements MigrationInterface {
  name = 'BegunDeliveries1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index delivery_begun on delivery (connection) where state = 'stored' and starts > 0");
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
