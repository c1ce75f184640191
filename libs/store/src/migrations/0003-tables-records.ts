import type { MigrationInterface } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Mapping tables, links, questions. */
export class TablesRecords1700000000003 implements MigrationInterface {
  name = 'TablesRecords1700000000003';

  async up(): Promise<void> {
    await Promise.resolve();
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
