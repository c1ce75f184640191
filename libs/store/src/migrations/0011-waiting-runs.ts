import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/**
 * Runs that wait for another run or for an event. A run has at most one child for each of its steps, whatever becomes of
 * the worker that starts it. What is waited for is found by the record of the event, and by its deadline. Runs follow each
 * other by `order_key`, where the flow names another key than that of the record.
 */
export class WaitingRuns1700000000011 implements MigrationInterface {
  name = 'WaitingRuns1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table run add column parent_id uuid, add column parent_path text, add column output jsonb, add column order_key text;
      create unique index run_child on run (parent_id, parent_path) where parent_id is not null;

      create table run_wait (
        run_id uuid not null references run on delete cascade,
        path text not null,
        connection text,
        entity text,
        record_key text,
        after_at timestamptz,
        after_id uuid,
        due_at timestamptz not null,
        primary key (run_id, path)
      );
      create index run_wait_record on run_wait (connection, entity, record_key) where connection is not null;
      drop index run_open_by_key;
      create index run_open_by_order on run (flow, coalesce(order_key, record_key), id) where ended_at is null;
      create index event_record on event (connection, entity, record_key, received_at);
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
