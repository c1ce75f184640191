import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, listRuns } from '@belegfluss/engine';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOWS = {
  buy: `on:
  ask: { person: { role: admin } }
  night: { schedule: { cron: '0 3 * * *', zone: Europe/Berlin } }
steps: { order: { call: shop.put.lookup, with: { name: pen }, intent: { expr: event.run } } }
`,
  book: `on: { ask: { person: { role: admin } } }
steps: { account: { lookup: accounts, key: [A] } }
`,
};

const TABLE = `table: accounts
title: { de: Konten, en: Accounts }
owner: finance
key:
  sku: { label: { de: Artikel, en: SKU } }
values:
  account: { label: { de: Konto, en: Account }, type: text, required: true }
`;

/** Lets statements of one kind fail inside the database, as a server does that runs out of something. */
const failing = (table: string, event: string, code: string) => [
  `create function trouble() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '${code}'; end $$`,
  `create trigger trouble before ${event} on ${table} for each row execute function trouble()`,
];
const CALM = 'drop function trouble() cascade';

describe('trouble of our own', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    // The world reports each of these troubles; here they are wanted.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    world = await engineWorld(FLOWS, [shopConnector(shop)], {
      accounts: { definition: TABLE, rows: 'sku;account\nA;8400\n' },
    });
  });
  afterAll(() => world.close());
  const during = async (statements: string[], milliseconds: number, key: string) => {
    for (const statement of statements) await world.test.db.query(statement);
    const id = await world.engine.start('buy', 'anna', { key });
    await sleep(milliseconds);
    await world.test.db.query(CALM);
    const started = Date.now();
    const run = (await world.settled()).find((each) => each.id === id);
    return { run, seconds: (Date.now() - started) / 1_000 };
  };

  it('while runs are taken gives their jobs back, and they go on when it is over', async () => {
    const { run, seconds } = await during(failing('run', 'update', '53100'), 1_500, 'taken');
    expect(run).toMatchObject({ state: 'done' });
    expect(seconds).toBeLessThan(8);
  });

  it('while results are written is waited out by the attempt that knows them', async () => {
    const { run } = await during(failing('step', 'insert', '53100'), 2_500, 'written');
    expect(run).toMatchObject({ state: 'done', attempt: 1 });
  });

  it('while something is read ends attempt after attempt, ever more slowly, and none of them counts', async () => {
    const { db } = world.test;
    await db.query('alter table mapping_row rename to mapping_row_away');
    await db.query(`create function damaged() returns boolean language plpgsql as $$
      begin raise exception 'invalid page' using errcode = 'XX001'; end $$`);
    await db.query('create view mapping_row as select * from mapping_row_away where damaged()');
    const id = await world.engine.start('book', 'anna', { key: 'read' });
    await sleep(2_500);
    const attempts = async () => (await listRuns(db)).find((run) => run.id === id)?.attempt ?? 0;
    expect(await attempts()).toBeGreaterThan(3);
    expect(await attempts()).toBeLessThan(30);
    await db.query('drop view mapping_row');
    await db.query('alter table mapping_row_away rename to mapping_row');
    expect((await world.settled()).find((run) => run.id === id)).toMatchObject({ state: 'done' });
  });

  it('that nobody foresaw and that comes with the run sets it aside after three starts', async () => {
    const { run } = await during(failing('step', 'insert', '42P01'), 4_000, 'poison');
    expect(run).toMatchObject({ state: 'dead', attempt: 4, reason: { code: 'run.poison' } });
  });

  it('that lies in what is to be kept sets the run aside at once, with the reason', async () => {
    const { run } = await during(failing('step', 'insert', '22000'), 1_000, 'unstorable');
    expect(run).toMatchObject({
      state: 'dead',
      attempt: 1,
      reason: { code: 'run.unstorable', facts: { refusal: '22000' } },
    });
    // What it had sent is known by its key.
    await world.engine.runs.retry(run?.id ?? '', { person: 'anna' });
    expect((await world.settled()).find(({ id }) => id === run?.id)).toMatchObject({ state: 'done' });
    expect(shop.orders.filter(({ key }) => key.includes(run?.id ?? ''))).toHaveLength(1);
  });

  it('does not come from a message of a stranger on one of our channels', async () => {
    for (const channel of ['gateway', 'jobs', 'deliveries', 'deployments'])
      await world.test.db.query(`select pg_notify('belegfluss_${channel}', e'stranger\\nno news')`);
    const id = await world.engine.start('buy', 'anna', { key: 'after' });
    expect((await world.settled()).find((run) => run.id === id)).toMatchObject({ state: 'done', attempt: 1 });
  });

  it('does not let several schedulers start one slot twice', async () => {
    const engines: Engine[] = [world.engine, await world.anotherEngine(), await world.anotherEngine()];
    const fire = async () => (await Promise.all(engines.map((engine) => engine.upkeep.fireSchedules()))).flat();
    // What is new looks ahead only.
    expect(await fire()).toEqual([]);
    for (let round = 0; round < 2; round += 1) {
      await world.test.db.query("update schedule_mark set looked_at = looked_at - interval '1 day'");
      expect((await fire()).flatMap(({ started }) => started)).toHaveLength(1 - round);
    }
    await world.settled();
    expect((await listRuns(world.test.db)).filter((run) => run.recordKey === 'buy')).toHaveLength(1);
  });
});
