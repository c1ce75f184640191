import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** The environment to which the database belongs, in its one row. */
export class Environment1700000000031 implements MigrationInterface {
  name = 'Environment1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table installation (
        only_one boolean primary key default true check (only_one),
        environment text not null
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
