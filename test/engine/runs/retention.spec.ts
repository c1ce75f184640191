import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstIdAt, newId } from '@belegfluss/store';
import { keepWithinRetention } from '@belegfluss/engine';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';

const DAY = 86_400_000;
/** The first partitions follow the clock of who makes the schema. */
const NOW = new Date();
const LIMITS = { deliveries: 30 * DAY, events: 90 * DAY, plans: 60 * DAY, steps: 100 * DAY, runs: 200 * DAY };

describe('retention', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() =>
    test.db
      .query('truncate delivery, event, run_wait, run, step, effect, retention_mark, sync_plan cascade')
      .then(() => undefined),
  );

  const run = async (age: number, state: string, onceKey: string | null = null) => {
    const id = idOf(age);
    const ended = ['done', 'dead'].includes(state) ? NOW : null;
    await test.db.query(
      `insert into run (id, flow, revision, trigger, record_key, input, state, once_key, ended_at, aside_at)
       values ($1, 'buy', '1', 'ask', 'k', '{}', $2, $3, $4, $5)`,
      [id, state, onceKey, ended, state === 'dead' ? NOW : null],
    );
    await test.db.query(
      "insert into step (run_id, path, kind, state, started_at) values ($1, 'a', 'call', 'done', now())",
      [id],
    );
    await test.db.query(
      `insert into effect (key, run_id, path, connection, action, class, state, attempt) values ($1::uuid::text, $1::uuid, 'a', 'c', 'x', 'L', 'confirmed', 1)`,
      [id],
    );
    return id;
  };
  const left = async (table: string, id = 'id') =>
    (await test.db.query<{ id: string }>(`select ${id} as id from ${table} order by 1`)).map((row) => row.id);
  /** Two looks on two days: the clock is trusted from then on. */
  const trusted = async () => {
    for (const ago of [2, 1.5, 1]) await keepWithinRetention(test.db, LIMITS, new Date(NOW.getTime() - ago * DAY));
  };
  const delivery = (age: number, state: string) =>
    test.db.query(
      "insert into delivery (id, connection, url, headers, raw_body, state) values ($1, 'crm', '', '{}', '', $2)",
      [idOf(age), state],
    );
  const at = (days: number) => keepWithinRetention(test.db, LIMITS, new Date(NOW.getTime() + days * DAY));
  const pass = () => keepWithinRetention(test.db, LIMITS, NOW);
  /** Lets days pass, as a scheduler sees them; gives back how many partitions went. */
  const days = async (from: number, to: number) => {
    let gone = 0;
    for (let day = from; day <= to; day += 6) {
      // It has looked each hour in between.
      await test.db.query('update retention_mark set looked_at = $1', [new Date(NOW.getTime() + day * DAY - 1)]);
      gone += (await at(day)).partitions;
    }
    return gone;
  };
  const partitions = async (table: string) =>
    (
      await test.db.query<{ name: string }>(
        'select inhrelid::regclass::text as name from pg_inherits where inhparent = to_regclass($1)',
        [table],
      )
    ).map(({ name }) => name);

  it('deletes what is old enough, and nothing that somebody may still need', async () => {
    await trusted();
    const young = await run(99, 'done');
    const stripped = await run(150, 'done');
    await run(250, 'done');
    const kept = [await run(251, 'waiting'), await run(252, 'dead'), await run(253, 'question')];
    const once = await run(254, 'done', 'year-end');
    expect(await pass()).toEqual({
      refused: false,
      partitions: 0,
      deliveries: 0,
      events: 0,
      plans: 0,
      steps: 3,
      runs: 1,
    });
    expect(await left('run')).toEqual([young, stripped, ...kept, once].sort());
    expect(await left('step', 'run_id')).toEqual([young, ...kept].sort());
    expect(await left('effect', 'key')).toHaveLength(7);
  });

  it('keeps deliveries that nobody has taken apart or seen to, and events for as long as they may come again', async () => {
    await trusted();
    for (const [age, state] of [
      [29, 'dispatched'],
      [31, 'dispatched'],
      [32, 'dismissed'],
      [33, 'refused'],
      [34, 'stored'],
    ] as const)
      await delivery(age, state);
    for (const age of [89, 91])
      await test.db.query(
        `insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at)
         values ($1::uuid, 'crm', $1::uuid::text, 'deal', 'x', 'k', '{}', now())`,
        [idOf(age)],
      );
    expect(await pass()).toMatchObject({ deliveries: 2, events: 1 });
    expect(await left('delivery')).toHaveLength(3);
  });

  it('deletes plans of syncs with their records, and none that is being carried out', async () => {
    await trusted();
    for (const [age, state] of [
      [59, 'made'],
      [61, 'making'],
      [62, 'applied'],
      [63, 'applying'],
      [64, 'applying'],
    ] as const) {
      const appliedBy = state === 'applying' ? newId() : null;
      if (appliedBy) {
        await test.db.query(
          `insert into run (id, flow, revision, trigger, record_key, input, state) values ($1, 'deals', 'r', 't', 'deals', '{}', $2)`,
          [appliedBy, age === 63 ? 'waiting' : 'cancelled'],
        );
      }
      await test.db.query(
        `with plan as (
           insert into sync_plan (id, flow, revision, source, target, since, made_by, state, run_id)
           values ($1, 'deals', 'r', 'crm.deal', 'acct.invoice.create', '', 'anna', $2, $3) returning id)
         insert into sync_plan_record (plan_id, key, outcome, source_hash, fields) select id, 'k', 'created', '', '[]' from plan`,
        [idOf(age), state, appliedBy],
      );
    }
    expect(await pass()).toMatchObject({ plans: 3 });
    expect(await left('sync_plan_record', 'plan_id')).toEqual(
      [idOf(63), idOf(59)].map((id) => expect.stringMatching(id.slice(0, 8))),
    );
  });

  it('deletes more than one batch in a pass', async () => {
    await trusted();
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, state)
       select (substr($1, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid, 'crm', '', '{}', '', 'dispatched' from generate_series(1, 2500) n`,
      [idOf(40)],
    );
    expect((await pass()).deliveries).toBe(2_500);
  });

  describe('of what is too old as a whole', () => {
    it('drops partitions that were made before anything came for them, and keeps of them what somebody needs', async () => {
      await trusted();
      await days(0, 18);
      const [done, open, dead] = [await run(-60, 'done'), await run(-61, 'waiting'), await run(-62, 'dead')];
      for (const state of ['dispatched', 'dismissed', 'refused', 'stored']) await delivery(-21, state);
      expect(
        await test.db.query(
          `select count(*)::int as n from delivery where tableoid in ('delivery_before'::regclass, 'delivery_other'::regclass)`,
        ),
      ).toEqual([{ n: 0 }]);
      expect(await days(18, 72)).toBeGreaterThanOrEqual(2);
      expect(await partitions('delivery')).not.toContain('delivery_before');
      expect(await test.db.query('select state, tableoid::regclass::text as lies from delivery order by 1')).toEqual([
        { state: 'refused', lies: 'delivery_other' },
        { state: 'stored', lies: 'delivery_other' },
      ]);
      expect(await left('step', 'run_id')).toEqual([done, open, dead].sort());
      expect(await days(72, 228)).toBeGreaterThan(10);
      expect(await left('step', 'run_id')).toEqual([open, dead].sort());
      // What was kept is worked with as before.
      await test.db.query("update step set state = 'failed' where run_id = $1", [open]);
      await test.db.query("update delivery set state = 'dispatched'");
      await days(228, 229);
      expect(await left('delivery')).toEqual([]);
    }, 60_000);

    it('leaves a busy table to the next pass', async () => {
      await trusted();
      const holding = test.db.transaction(async (tx) => {
        await tx.query('lock table delivery in access share mode');
        await tx.query('select pg_sleep(3)');
      });
      await new Promise((done) => setTimeout(done, 200));
      expect((await at(0.2)).partitions).toBe(0);
      await holding;
    });
  });

  it('refuses after a jump of the clock, forwards or back, until a day has passed evenly', async () => {
    expect((await pass()).refused).toBe(true);
    await trusted();
    await run(300, 'done');
    expect((await at(400)).refused).toBe(true);
    expect((await at(-1)).refused).toBe(true);
    expect((await at(-0.5)).refused).toBe(true);
    expect(await left('run')).toHaveLength(1);
    expect((await at(0.1)).refused).toBe(false);
    expect(await left('run')).toHaveLength(0);
  });
});

/** An id that was made so many days ago. */
function idOf(age: number): string {
  return firstIdAt(new Date(NOW.getTime() - age * DAY)).slice(0, 13) + newId().slice(13);
}
