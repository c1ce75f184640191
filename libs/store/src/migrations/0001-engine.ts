import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Deliveries, events, runs, steps, effects, cursors, files: what the engine remembers. */
export class Engine1700000000001 implements MigrationInterface {
  name = 'Engine1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file (
        sha256 text primary key,
        bytes bytea not null,
        created_at timestamptz not null default now()
      );
      alter table file alter column bytes set storage external;

      create table delivery (
        id uuid primary key,
        connection text not null,
        url text not null,
        headers jsonb not null,
        raw_body bytea not null,
        received_at timestamptz not null default now(),
        state text not null default 'stored' check (state in ('stored', 'dispatched', 'refused')),
        diagnostic jsonb
      );
      create index on delivery (state, received_at) where state = 'stored';

      create table event (
        id uuid primary key,
        connection text not null,
        dedupe_key text not null,
        entity text not null,
        type text not null,
        record_key text not null,
        data jsonb not null,
        occurred_at timestamptz not null,
        received_at timestamptz not null default now(),
        delivery_id uuid,
        unique (connection, dedupe_key)
      );

      create table run (
        id uuid primary key,
        flow text not null,
        revision text not null,
        trigger text not null,
        event_id uuid,
        record_key text not null,
        input jsonb not null,
        once_key text,
        versions jsonb not null default '{}',
        state text not null default 'queued'
          check (state in ('queued', 'running', 'waiting', 'question', 'done', 'unchanged', 'skipped', 'dead')),
        reason jsonb,
        attempt int not null default 0,
        crashes int not null default 0,
        wake_at timestamptz,
        case_ids text[] not null default '{}',
        created_at timestamptz not null default now(),
        started_at timestamptz,
        ended_at timestamptz
      );
      create unique index run_once on run (flow, once_key) where once_key is not null;
      create index run_open_by_key on run (flow, record_key, id) where ended_at is null;
      create index run_recent on run (created_at desc);
      create index run_cases on run using gin (case_ids);

      create table flow_revision (
        flow text not null,
        revision text not null,
        source text not null,
        stored_at timestamptz not null default now(),
        primary key (flow, revision)
      );

      create table step (
        run_id uuid not null references run,
        path text not null,
        kind text not null,
        use text,
        state text not null check (state in ('running', 'done', 'skipped', 'waiting', 'question', 'failed')),
        tries int not null default 0,
        input jsonb,
        output jsonb,
        error jsonb,
        started_at timestamptz not null,
        ended_at timestamptz,
        primary key (run_id, path)
      );

      create table effect (
        key text primary key,
        run_id uuid not null references run,
        path text not null,
        connection text not null,
        action text not null,
        class text not null check (class in ('L', 'D', 'N')),
        state text not null check (state in ('intended', 'confirmed', 'rejected', 'unknown')),
        attempt int not null,
        lookups int not null default 0,
        output jsonb,
        intended_at timestamptz not null default now(),
        tried_at timestamptz not null default now(),
        settled_at timestamptz
      );
      create index on effect (run_id);

      create table cursor (
        connection text not null,
        entity text not null,
        position text not null,
        moved_at timestamptz not null default now(),
        primary key (connection, entity)
      );

      create table sweep_receipt (
        id uuid primary key,
        flow text not null,
        trigger text not null,
        connection text not null,
        entity text not null,
        since text not null,
        seen int not null,
        started int not null,
        unchanged int not null,
        skipped int not null,
        complete boolean not null,
        started_at timestamptz not null,
        ended_at timestamptz not null default now()
      );

      create table breaker (
        connection text not null,
        route text not null,
        state text not null check (state in ('closed', 'open', 'half_open')),
        probe_at timestamptz,
        since timestamptz not null default now(),
        primary key (connection, route)
      );

      create table connection_health (
        connection text primary key,
        last_good_at timestamptz,
        last_error_at timestamptz,
        last_error text
      );

      create table business_clock (
        only_row boolean primary key default true check (only_row),
        now timestamptz not null
      );

      create table schedule_slot (
        flow text not null,
        slot timestamptz not null,
        run_id uuid not null,
        primary key (flow, slot)
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
