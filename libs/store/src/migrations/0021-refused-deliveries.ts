import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** People see the deliveries that could not be understood, put them back to work or dismiss them; what they did stays written. */
export class RefusedDeliveries1700000000021 implements MigrationInterface {
  name = 'RefusedDeliveries1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery drop constraint delivery_state_check;
      alter table delivery add constraint delivery_state_check
        check (state in ('stored', 'dispatched', 'refused', 'dismissed'));
      create index delivery_refused on delivery (id) where state = 'refused';

      create table delivery_action (
        id uuid primary key,
        delivery_id uuid not null,
        kind text not null check (kind in ('retry', 'dismiss')),
        person text not null,
        at timestamptz not null default now(),
        note text
      );
      create index on delivery_action (delivery_id);
      create function refuse_delivery_action_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was done with delivery % stays written', old.delivery_id using errcode = 'restrict_violation';
      end $$;
      create trigger delivery_action_stays before update or delete on delivery_action
        for each row execute function refuse_delivery_action_change();
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
