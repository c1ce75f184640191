import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * What people do with runs: two more ways to end, replays, a book of actions that nothing leaves, and what a preview has
 * shown. Ids carry their time, so a list by id needs no index of times; one by flow takes its place, and a run is written
 * to no more indexes than before. As before, nothing that is indexed changes when a run is claimed.
 */
export class RunsForPeople1700000000014 implements MigrationInterface {
  name = 'RunsForPeople1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run drop constraint run_state_check;
      alter table run add constraint run_state_check check (state in
        ('queued', 'running', 'waiting', 'question', 'done', 'unchanged', 'skipped', 'dead', 'cancelled', 'resolved'));
      alter table run add column aside_at timestamptz, add column stop_reason jsonb, add column replay_of uuid;
      update run set aside_at = ended_at where state = 'dead';
      alter table step add column spans jsonb;

      drop index run_recent;
      drop index run_by_key;
      drop index run_by_reason;
      create index run_by_flow on run (flow, id desc);
      create index run_by_key on run (record_key text_pattern_ops, id desc);
      create index run_by_reason on run ((reason->>'code'), id desc) where reason is not null;
      create index run_aside on run (id desc) where aside_at is not null;
      create index run_replays on run (replay_of) where replay_of is not null;
      create index on case_file (deal_key);
      create index on case_file (party_id) where party_id is not null;

      create table run_action (
        id uuid primary key,
        run_id uuid not null,
        kind text not null check (kind in ('retry', 'replay', 'cancel', 'resolve')),
        person text not null,
        at timestamptz not null default now(),
        cause text,
        note text,
        facts jsonb not null default '{}'
      );
      create index on run_action (run_id);
      create index on run_action (at);
      create function refuse_run_action_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was done with run % stays written', old.run_id using errcode = 'restrict_violation';
      end $$;
      create trigger run_action_stays before update or delete on run_action
        for each row execute function refuse_run_action_change();

      create table run_selection (
        id uuid primary key,
        person text not null,
        kind text not null,
        run_ids uuid[] not null,
        facts jsonb not null default '{}',
        made_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
