import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * What a system answered to a write was kept with each record and read by nobody, in full, though it may tell of people. The column is taken
 * out of sight without a rewrite of the table; a row lets its part go with its next version.
 */
export class LeanerShadows1700000000036 implements MigrationInterface {
  name = 'LeanerShadows1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table shadow drop column output');
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
