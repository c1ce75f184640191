import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Runs of flows that are only observed: how they end, and what they would have done. */
export class ObservedRuns1700000000016 implements MigrationInterface {
  name = 'ObservedRuns1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run drop constraint run_state_check;
      alter table run add constraint run_state_check check (state in ('queued', 'running', 'waiting', 'question', 'done',
        'unchanged', 'skipped', 'observed', 'dead', 'cancelled', 'resolved'));
      alter table run add column observed jsonb;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
