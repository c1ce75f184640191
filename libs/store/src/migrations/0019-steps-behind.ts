import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Steps of turns that a run has gone on from, which it never looks at again: whoever takes it over does not read them. */
export class StepsBehind1700000000019 implements MigrationInterface {
  name = 'StepsBehind1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table step add column is_behind boolean not null default false');
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
