import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Versions of flows, the log of what was live from when, deployments at a later time, and drafts. What an earlier release
 * kept of its flows becomes their first versions.
 */
export class Deployments1700000000012 implements MigrationInterface {
  name = 'Deployments1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flow_version (
        flow text not null,
        version int not null check (version > 0),
        revision text not null,
        tests text not null,
        origin text not null check (origin in ('files', 'console', 'cli', 'restore')),
        author text not null,
        note text not null,
        restores int,
        created_at timestamptz not null default clock_timestamp(),
        primary key (flow, version),
        foreign key (flow, revision) references flow_revision,
        foreign key (flow, restores) references flow_version
      );

      create table flow_deployment (
        sequence int generated always as identity primary key,
        flow text not null,
        version int,
        author text not null,
        note text not null,
        live_from timestamptz not null default clock_timestamp(),
        foreign key (flow, version) references flow_version
      );
      create index on flow_deployment (flow, sequence desc);

      create view live_flow as
        select d.flow, d.version, d.author as deployer, d.live_from, v.revision, v.tests, v.origin, r.source
        from (select distinct on (flow) * from flow_deployment order by flow, sequence desc) d
        join flow_version v on v.flow = d.flow and v.version = d.version
        join flow_revision r on r.flow = v.flow and r.revision = v.revision;

      create table planned_deployment (
        id uuid primary key,
        flow text not null,
        version int not null,
        base int,
        author text not null,
        note text not null,
        asked_at timestamptz not null default clock_timestamp(),
        due_at timestamptz not null,
        state text not null default 'planned' check (state in ('planned', 'done', 'failed', 'cancelled')),
        ended_at timestamptz,
        diagnostics jsonb not null default '[]',
        foreign key (flow, version) references flow_version
      );
      create unique index planned_deployment_once on planned_deployment (flow) where state = 'planned';

      create table flow_draft (
        flow text not null,
        person_id uuid not null references person on delete cascade,
        source text not null,
        base int,
        saved_at timestamptz not null default clock_timestamp(),
        primary key (flow, person_id)
      );

      create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% is only ever added to', tg_table_name; end $$;
      create trigger only_added_to before update or delete on flow_version
        for each statement execute function refuse_change();
      create trigger only_added_to before update or delete on flow_deployment
        for each statement execute function refuse_change();

      insert into flow_version (flow, version, revision, tests, origin, author, note, created_at)
        select flow, row_number() over (partition by flow order by stored_at, revision), revision, '', 'files', 'flow pack', '',
               stored_at
        from flow_revision;
      insert into flow_deployment (flow, version, author, note, live_from)
        select flow, version, author, note, created_at from flow_version order by created_at, flow, version;
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
