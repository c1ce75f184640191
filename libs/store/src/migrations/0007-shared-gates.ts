import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Breakers, pauses and rate budgets belong to a connection, not to a process. These rows are small and written often:
 * they leave room for their next version.
 */
export class SharedGates1700000000007 implements MigrationInterface {
  name = 'SharedGates1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table breaker add column good_probes int not null default 0, add column version int not null default 1;
      update breaker set probe_at = now() where probe_at is null;
      alter table breaker alter column probe_at set not null, set (fillfactor = 50);

      create table connection_gate (
        connection text primary key,
        closed_until timestamptz not null,
        refusals int not null
      ) with (fillfactor = 50);

      create table budget (
        connection text not null,
        route text not null,
        requests int not null,
        per_seconds numeric not null,
        grants jsonb not null default '[]',
        primary key (connection, route, requests, per_seconds)
      ) with (fillfactor = 50);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
