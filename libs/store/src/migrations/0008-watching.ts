import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Alerts, what each process says of itself, restores, what retention did, and ways to find old runs. Nothing that is
 * indexed here changes when a run is claimed, so that a claim still needs no new entry in any index.
 */
export class Watching1700000000008 implements MigrationInterface {
  name = 'Watching1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table alert (
        key text primary key,
        rule text not null,
        facts jsonb not null,
        since timestamptz not null default now(),
        told_at timestamptz
      );

      create table process (
        id uuid primary key,
        host text not null,
        roles text[] not null,
        started_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        facts jsonb not null default '{}'
      );

      create table restore_mark (
        id uuid primary key,
        marked_at timestamptz not null default now(),
        ended_at timestamptz
      );
      create unique index restore_mark_open on restore_mark ((true)) where ended_at is null;

      create table retention_mark (
        only_row boolean primary key default true check (only_row),
        looked_at timestamptz not null,
        steady_since timestamptz not null
      );

      create index run_by_key on run (record_key text_pattern_ops, created_at desc);
      create index run_by_reason on run ((reason->>'code'), created_at desc) where reason is not null;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
