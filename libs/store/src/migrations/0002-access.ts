import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** People, sessions, credentials. */
export class Access1700000000002 implements MigrationInterface {
  name = 'Access1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key,
        name text not null,
        password_hash text not null,
        roles text[] not null check (cardinality(roles) > 0),
        created_at timestamptz not null,
        disabled_at timestamptz
      );
      create unique index person_name on person (lower(name));

      create table session (
        token_hash text primary key,
        person_id uuid not null references person,
        created_at timestamptz not null,
        last_seen timestamptz not null,
        expires_at timestamptz not null
      );
      create index session_by_person on session (person_id);

      create table api_token (
        id uuid primary key,
        token_hash text not null unique,
        person_id uuid not null references person,
        label text not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index api_token_by_person on api_token (person_id);

      create table sign_in_attempt (
        subject text primary key,
        window_start timestamptz not null,
        attempts int not null
      );

      create table credential (
        connection text not null,
        field text not null,
        sealed text not null,
        updated_at timestamptz not null default now(),
        primary key (connection, field)
      );

      create table oauth_token (
        connection text primary key,
        sealed text,
        updated_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
