import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** What a run could undo is read a few steps at a time, the last first, however many it has done. */
export class Undos1700000000022 implements MigrationInterface {
  name = 'Undos1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index step_undo on step (run_id, ((undo->>'number')::bigint)) where undo is not null");
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
