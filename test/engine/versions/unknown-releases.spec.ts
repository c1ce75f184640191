import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { waitUntil } from '../../crash/waiting.ts';
import { bringFlow } from './bring-flow.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const steps = (name: string) => `on:
  ordered: { entity: shop.order }
steps:
  put: { call: shop.put.lookup, with: { name: ${name} } }
`;
const WAITING = `on: { ask: { person: { role: admin } } }
steps:
  first: { wait: time, for: PT1S }
  put: { call: shop.put.lookup, with: { name: begun } }
`;

describe('what a newer release has deployed', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());

  const begin = async (flows: Record<string, string>) => {
    shop = new MemoryShop();
    world = await engineWorld(flows, [shopConnector(shop)]);
  };
  const deliver = async (id: string) => {
    shop.records.set(id, {});
    const event = { id, entity: 'order', type: 'changed', key: id, occurredAt: '2026-11-22T00:00:00Z', data: {} };
    const rawBody = Buffer.from(JSON.stringify([event]));
    const delivery = { method: 'POST', url: '/hooks/shop', headers: { 'x-sign': 'good' }, rawBody };
    expect(await world.engine.takeDelivery('shop', delivery)).toBe('stored');
  };
  const bring = (body: string, version = 1) =>
    bringFlow(world.test.db, 'buy', `flow: buy\ntitle: { de: Kauf, en: Buy }\nowner: admin\n${body}`, version);

  /** As if nobody had been found for half an hour. */
  const inHalfAnHour = async () => {
    const reason = async () => (await listRuns(world.test.db)).find(({ flow }) => flow === 'buy')?.reason?.code;
    await waitUntil('the run is given back', async () => (await reason()) === 'run.not_known_here', 20_000);
    await world.test.db.query(
      `with old as (update run set versions = versions || '{"unknownSince":"2026-01-01T00:00:00Z"}' where flow = 'buy' returning id)
       update pgboss.job set start_after = now() from old where data->>'subject' = old.id::text`,
    );
  };

  it('loses no event: each is a run, set aside where for half an hour nobody could carry it out', async () => {
    await begin({ other: WAITING });
    await bring(`${steps('kept')}  gone: { call: gone.put.lookup, with: {} }\n`);
    await deliver('a');
    await inHalfAnHour();
    const runs = await world.settled();
    expect(runs.map(({ flow, state, reason }) => [flow, state, reason?.code])).toEqual([
      ['buy', 'dead', 'run.flow_gone'],
    ]);
    expect(shop.orders).toEqual([]);
    await world.engine.runs.retry(runs[0]?.id ?? '', { person: 'anna' });
    await inHalfAnHour();
  });

  it('leaves its runs to a process that knows the connectors with which they began', async () => {
    await begin({ buy: WAITING });
    const id = await world.engine.start('buy', 'anna', { key: 'a' });
    const stateIs = (state: string, code?: string) =>
      waitUntil(
        `the run is ${state}`,
        async () => {
          const run = (await readRun(world.test.db, id))?.run;
          return run?.state === state && (code === undefined || run.reason?.code === code);
        },
        20_000,
      );
    await stateIs('waiting', 'run.waiting_for_time');
    const versions = (version: string) =>
      world.test.db.query("update run set versions = jsonb_set(versions, '{connectors,shop}', to_jsonb($1::text))", [
        version,
      ]);
    await versions('2.0.0');
    await stateIs('waiting', 'run.not_known_here');
    const [before] = await listRuns(world.test.db);
    await sleep(1_000);
    expect((await listRuns(world.test.db))[0]?.attempt).toBe(before?.attempt);
    // A process that has what it needs.
    await versions('1.0.0');
    await stateIs('done');
    expect(shop.orders.map(({ name }) => name)).toEqual(['begun']);
    expect(await world.test.db.query("select versions ? 'unknownSince' as unknown from run")).toEqual([
      { unknown: false },
    ]);
  });

  it('lets nobody wait for longer who runs it', async () => {
    const called =
      'on: { asked: { called: { needs: [] } } }\nsteps:\n  put: { call: shop.put.lookup, with: { name: part } }\n';
    const run = 'part: { run: buy, key: a, with: {}, within: P1D }';
    await begin({ buy: called, whole: `on: { ask: { person: { role: admin } } }\nsteps: { ${run} }\n` });
    await bring(called.replace('shop.', 'gone.'), 2);
    await world.engine.start('whole', 'anna', { key: 'a' });
    await inHalfAnHour();
    const runs = await world.settled();
    expect(runs.map(({ flow, state, reason }) => [flow, state, reason?.code]).sort()).toEqual([
      ['buy', 'dead', 'run.flow_gone'],
      ['whole', 'dead', 'run.child_dead'],
    ]);
  });
});
