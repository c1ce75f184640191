import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Up to when each time-table was looked at: what became due in a downtime is known by it. */
export class Time1700000000009 implements MigrationInterface {
  name = 'Time1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table schedule_mark (
        name text primary key,
        looked_at timestamptz not null,
        left_out bigint not null default 0
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
