import { Client } from 'pg';
import type { ChaosWorld } from './chaos-world.ts';

/** What our database holds, read past the proxies. */
export class Records {
  readonly #world: ChaosWorld;

  constructor(world: ChaosWorld) {
    this.#world = world;
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.#world.database.url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(sql, parameters)).rows as T[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  openQuestions(): Promise<{ id: string; kind: string; subject: string }[]> {
    return this.query("select id, kind, subject from question where state = 'open' order by opened_at");
  }

  async deadRuns(): Promise<string[]> {
    return (await this.query<{ id: string }>("select id from run where state = 'dead'")).map(({ id }) => id);
  }

  async refusedDeliveries(): Promise<string[]> {
    return (await this.query<{ id: string }>("select id from delivery where state = 'refused'")).map(({ id }) => id);
  }

  /** Deliveries and runs that go on by themselves. */
  async inWork(): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `select ((select count(*) from delivery where state = 'stored')
             + (select count(*) from run where ended_at is null and state <> 'question'))::int as count`,
    );
    return row?.count ?? 0;
  }

  /** Of these runs, those that nobody has ended or taken over. */
  stillHeld(runs: { id: string; attempt: number }[]): Promise<{ id: string; attempt: number }[]> {
    return this.query(
      `select run.id, run.attempt from run join jsonb_to_recordset($1::jsonb) as c(id uuid, attempt int)
       on run.id = c.id and run.attempt = c.attempt where run.state = 'running'`,
      [JSON.stringify(runs)],
    );
  }

  /** Every minute from the first that was fired to `until`: each has to be fired once, late or not. */
  async dueMinutes(until: Date): Promise<string[]> {
    const rows = await this.query<{ slot: Date }>(
      `select generate_series(min(slot), $1::timestamptz, interval '1 minute') as slot from schedule_slot
       where flow like 'each_minute%'`,
      [until],
    );
    return rows.map(({ slot }) => slot.toISOString());
  }

  /** Events that were told, with the state of each run of theirs. */
  eventRuns(): Promise<{ event: string; delivery: string; run: string; state: string; reason: unknown }[]> {
    return this.query(
      `select event.dedupe_key as event, event.delivery_id as delivery, run.id as run, run.state, run.reason
       from event join run on run.event_id = event.id where event.connection = 'shop'`,
    );
  }

  /** All that is known of an event, for whoever looks why it was lost: its deliveries, and the runs that it set off with their steps and effects. */
  async traceOf(event: string): Promise<object> {
    const [deliveries, runs] = await Promise.all([
      this.query(
        `select id, state, starts, holder, held_until, received_at, diagnostic from delivery
         where convert_from(raw_body, 'UTF8') like '%"' || $1 || '"%' order by id`,
        [event],
      ),
      this.query(
        `with recursive told as (
           select event.* from event where connection = 'shop' and dedupe_key = $1
           union
           select next.* from told join run on run.event_id = told.id join event next on next.dedupe_key like run.id || '/%'
         )
         select told.connection, told.dedupe_key, told.received_at, told.delivery_id, run.id, run.flow, run.state, run.attempt, run.crashes,
                run.reason, run.created_at, run.started_at, run.ended_at,
                (select json_agg(json_build_array(path, step.state, tries, step.started_at, step.ended_at, step.error)) from step where run_id = run.id) as steps,
                (select json_agg(json_build_array(key, effect.state)) from effect where run_id = run.id) as effects
         from told left join run on run.event_id = told.id order by run.id`,
        [event],
      ),
    ]);
    return { event, deliveries, runs };
  }
}
