import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * How many events flows that start each other have told since a day, by the run with which they began. The table `link` was
 * never written.
 */
export class EventCircles1700000000028 implements MigrationInterface {
  name = 'EventCircles1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event_circle (
        origin uuid primary key,
        events int not null default 1,
        began_at timestamptz not null default now()
      );
      drop table link;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
