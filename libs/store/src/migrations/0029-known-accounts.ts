import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * The account of the other system that each connection writes to. A secret that was replaced is kept for a day: what is on its
 * way was signed with it.
 */
export class KnownAccounts1700000000029 implements MigrationInterface {
  name = 'KnownAccounts1700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table connection_account (
        connection text primary key,
        account text not null,
        known_since timestamptz not null default now()
      );
      alter table credential add column previous text;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
