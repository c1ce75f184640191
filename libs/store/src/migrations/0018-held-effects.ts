import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * The run that an effect belongs to now, where that is not the one that meant it first. Waits are found by their deadline,
 * and are those of one attempt.
 */
export class HeldEffects1700000000018 implements MigrationInterface {
  name = 'HeldEffects1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table effect add column held_by uuid;
      alter table run_wait add column attempt int;
      create index run_wait_due on run_wait (due_at);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
