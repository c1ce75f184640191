import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** Mapping tables, links, questions. */
export class TablesRecords1700000000003 implements MigrationInterface {
  name = 'TablesRecords1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mapping_table (
        name text primary key,
        owner text not null,
        definition jsonb not null,
        content_hash text not null,
        imported_rows jsonb not null,
        version int not null
      );

      create table mapping_version (
        table_name text not null references mapping_table,
        version int not null,
        created_at timestamptz not null,
        author text not null,
        reason text not null,
        hash text not null,
        primary key (table_name, version)
      );

      create table mapping_row (
        id bigint generated always as identity primary key,
        table_name text not null references mapping_table,
        key text[] not null,
        values jsonb not null,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        from_version int not null,
        to_version int check (to_version > from_version)
      );
      create unique index mapping_row_current on mapping_row (table_name, key, valid_from) where to_version is null;
      create index mapping_row_by_key on mapping_row (table_name, key);

      create table link (
        connection text not null,
        entity text not null,
        external_key text not null,
        kind text not null,
        internal_id text not null,
        source text not null,
        created_at timestamptz not null,
        primary key (connection, entity, external_key)
      );
      create index link_by_internal on link (kind, internal_id);

      create table question (
        id uuid primary key,
        kind text not null,
        owner text not null,
        subject text not null,
        title jsonb not null,
        evidence jsonb not null,
        options jsonb not null,
        state text not null check (state in ('open', 'answered', 'withdrawn')),
        answer jsonb,
        opened_at timestamptz not null,
        due_at timestamptz,
        closed_at timestamptz,
        check ((state = 'answered') = (answer is not null)),
        check ((state = 'open') = (closed_at is null))
      );
      create unique index question_open on question (kind, subject) where state = 'open';
      create index question_recent on question (state, opened_at);

      create table question_waiter (
        question_id uuid not null references question,
        run_id uuid not null,
        step_path text not null,
        primary key (question_id, run_id, step_path)
      );
      create index question_waiter_by_run on question_waiter (run_id, step_path);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
