import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** What syncs remember: each pass with its position and sum, what was written of each record, and records that wait. */
export class Sync1700000000006 implements MigrationInterface {
  name = 'Sync1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sync_pass (
        run_id uuid primary key,
        flow text not null,
        source text not null,
        since text not null,
        latest text not null,
        cursor text,
        page int not null default 0,
        tries int not null default 0,
        failing_since timestamptz,
        seen int not null default 0,
        created int not null default 0,
        updated int not null default 0,
        unchanged int not null default 0,
        skipped int not null default 0,
        asked int not null default 0,
        failed int not null default 0,
        started_at timestamptz not null default now(),
        ended_at timestamptz,
        constraint sync_pass_accounts_for_all
          check (seen = created + updated + unchanged + skipped + asked + failed)
      );

      create table shadow (
        flow text not null,
        source text not null,
        key text not null,
        hash text not null,
        output jsonb,
        run_id uuid not null,
        page int not null,
        outcome text not null check (outcome in ('created', 'updated')),
        written_at timestamptz not null default now(),
        primary key (flow, source, key)
      );

      create table sync_waiting (
        flow text not null,
        source text not null,
        key text not null,
        question_id uuid,
        record jsonb not null,
        changed_at text not null,
        record_hash text not null,
        primary key (flow, source, key)
      );
      create index on sync_waiting (question_id);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
