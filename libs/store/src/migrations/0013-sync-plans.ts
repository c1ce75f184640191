import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** What a pass of a sync would write, record by record, and the base it was computed on; and what was written last, censored. */
export class SyncPlans1700000000013 implements MigrationInterface {
  name = 'SyncPlans1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table shadow add column content jsonb;

      create table sync_plan (
        id uuid primary key,
        flow text not null,
        revision text not null,
        source text not null,
        target text not null,
        since text not null,
        made_by text not null,
        made_at timestamptz not null default now(),
        state text not null default 'making' check (state in ('making', 'made', 'applying', 'applied', 'refused')),
        created int not null default 0,
        updated int not null default 0,
        unchanged int not null default 0,
        skipped int not null default 0,
        asked int not null default 0,
        failed int not null default 0,
        run_id uuid
      );
      create index on sync_plan (flow, made_at);

      create table sync_plan_record (
        plan_id uuid not null references sync_plan on delete cascade,
        key text not null,
        outcome text not null check (outcome in ('created', 'updated', 'asked', 'failed')),
        source_hash text not null,
        base_hash text,
        hash text,
        fields jsonb not null,
        why jsonb,
        primary key (plan_id, key)
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
