import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * How often a sync has written a record, so that a change back is a write of its own. Where one is under way or waits for a
 * person, its intent stands under the name that it had. Requests with a key of ours have rows where their outcome is in doubt,
 * and runs say since when they are at work.
 */
export class RepeatedWrites1700000000027 implements MigrationInterface {
  name = 'RepeatedWrites1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table shadow add column writes int not null default 0;
      update shadow s set writes = 1
      where not exists (select from sync_pass p where p.flow = s.flow and p.source = s.source and p.ended_at is null)
        and not exists (select from sync_waiting w where w.flow = s.flow and w.source = s.source and w.key = s.key);
      alter table effect drop constraint effect_class_check;
      alter table effect add check (class in ('K', 'L', 'D', 'N'));
      alter table run add column at_work_since timestamptz;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
