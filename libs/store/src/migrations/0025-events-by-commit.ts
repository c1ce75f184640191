import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Which events came after a run began is told by their transactions: times are those at which transactions begin, and one
 * that began earlier may be committed later. What is there already has neither; for it the times decide, as before. Processes
 * of before write `after_at` and `after_id` of their waits and nothing else, so these columns stay.
 *
 * An alert says how far the trouble reached of which somebody was told, so that what comes later is news.
 */
export class EventsByCommit1700000000025 implements MigrationInterface {
  name = 'EventsByCommit1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event add column stored_by xid8;
      alter table event alter column stored_by set default pg_current_xact_id();
      alter table run add column began_in pg_snapshot;
      alter table run alter column began_in set default pg_current_snapshot();
      alter table run_wait add column taken uuid[];
      alter table alert add column told_until timestamptz;
      create index on delivery_action (at);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
