import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Stored deliveries are their own queue, and what runs write is fenced by the writer: the foreign keys of steps and
 * effects cost a look at the run for each row and keep old runs from being dropped by their month. Rows that are written
 * several times leave room for their next version, so that no index has to know of it.
 */
export class GroupCommit1700000000005 implements MigrationInterface {
  name = 'GroupCommit1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery add column starts int not null default 0, add column held_until timestamptz;
      create index delivery_due on delivery (id) where state = 'stored';
      alter table step drop constraint step_run_id_fkey;
      alter table effect drop constraint effect_run_id_fkey;
      alter table run set (fillfactor = 70);
      alter table effect set (fillfactor = 70);
      drop index run_cases;
      create index run_cases on run using gin (case_ids) where case_ids <> '{}';
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
