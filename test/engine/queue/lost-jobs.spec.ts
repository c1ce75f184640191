import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { ask: { person: { role: admin } } }
steps:
  sure: { approve: admin, title: { de: Sicher?, en: Sure? }, within: P1D, when: record.name == "ask" }
  pause: { wait: time, for: PT1H, when: record.name == "wait" }
  put: { call: shop.put.lookup, with: { name: { expr: record.name } } }
`;

describe('runs without a job', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld({ buy: BUY }, [shopConnector(shop)]);
  });
  afterEach(() => world.close());
  const start = (name: string, key: string) => world.engine.start('buy', 'anna', { key, name });
  const until = (id: string, state: string) =>
    waitUntil(`${id} is ${state}`, async () => (await readRun(world.test.db, id))?.run.state === state, 20_000);
  const loseJobs = () => world.test.db.query('delete from pgboss.job');
  const ordered = () => shop.orders.map(({ name }) => name);

  it('get one when two looks find them as they are, and go on in the order of their key', async () => {
    const waiting = await start('wait', 'a');
    await until(waiting, 'waiting');
    const next = await start('pen', 'a');
    await loseJobs();
    expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
    expect(await world.engine.upkeep.lostJobs.look()).toEqual([waiting]);
    expect(world.engine.upkeep.lostJobs.given).toMatchObject({ count: 1 });
    expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
    await sleep(500);
    expect(await readRun(world.test.db, next)).toMatchObject({ run: { state: 'queued' } });
    await world.engine.runs.cancel(waiting, { person: 'anna', cause: 'test' });
    await until(next, 'done');
    // Those that have ended have no job and need none.
    for (let look = 0; look < 2; look += 1) expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
  });

  it('are found beside others that have theirs, and left where somebody has moved them between the looks', async () => {
    const waiting = await start('wait', 'a');
    await until(waiting, 'waiting');
    await start('pen', 'a');
    await until(await start('pen', 'over'), 'done');
    const beside = await start('wait', 'b');
    await until(beside, 'waiting');
    await world.test.db.query("delete from pgboss.job where data->>'subject' <> $1", [beside]);
    const move = () => world.test.db.query('update run set attempt = attempt + 1 where id = $1', [waiting]);
    for (let look = 0; look < 3; look += 1) {
      expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
      await move();
    }
    expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
    expect(await world.engine.upkeep.lostJobs.look()).toEqual([waiting]);
  });

  it('are none that wait in line, for a person, for a time, or for one that was started later', async () => {
    const asked = await start('ask', 'q');
    await until(asked, 'question');
    await start('pen', 'q');
    shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    const dead = await start('pen', 'w');
    await until(dead, 'dead');
    const waiting = await start('wait', 'w');
    await until(waiting, 'waiting');
    // The first of its key by its number, and yet not its turn.
    await world.engine.runs.retry(dead, { person: 'anna' });
    for (let look = 0; look < 3; look += 1) expect(await world.engine.upkeep.lostJobs.look()).toEqual([]);
    expect(ordered()).toEqual([]);
  });

  it('get one from one of several that look', async () => {
    const id = await start('wait', 'a');
    await until(id, 'waiting');
    await loseJobs();
    const other = await world.anotherEngine();
    const both = () => Promise.all([world.engine.upkeep.lostJobs.look(), other.upkeep.lostJobs.look()]);
    await both();
    expect((await both()).flat()).toEqual([id]);
    await until(id, 'waiting');
  });
});
