import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { announce, type Engine } from '@belegfluss/engine';
import type { DiagnosticError } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { bringFlow } from './bring-flow.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';
import { becomeDue, inAnHour } from './planned-deployments.ts';

const BY = { id: newId(), name: 'anna' };
const steps = (name: string) => `on:
  ordered: { entity: shop.order }
  ask: { person: { role: admin } }
steps:
  put: { call: shop.put.lookup, with: { name: ${name} }, intent: { expr: event.run } }
`;
const limited = (name: string) => steps(name).replace('steps:', 'concurrency: { total: 2 }\nsteps:');
const WAITING = `on: { ask: { person: { role: admin } } }
steps:
  first: { wait: time, for: PT1S }
  put: { call: shop.put.lookup, with: { name: begun }, intent: { expr: event.run } }
`;
const HOURLY = (extra = '') => `on:
  hourly: { schedule: { cron: '0 * * * *', zone: Europe/Berlin, catchUp: all } }${extra}
steps: { end: { stop: done, reason: seen } }
`;
const textOf = (flow: string, body: string) =>
  `flow: ${flow}\ntitle: { de: ${flow}, en: ${flow} }\nowner: admin\n${body}`;

describe('a deployment', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  afterEach(() => world.close());

  const begin = async (flows: Record<string, string>, pack?: string) => {
    shop = new MemoryShop();
    world = await engineWorld(flows, [shopConnector(shop)], {}, undefined, pack);
  };
  const deploy = (body: string, base: number | null, more: { engine?: Engine; flow?: string; at?: Date } = {}) => {
    const { engine = world.engine, flow = 'buy', at } = more;
    const what = { source: textOf(flow, body) };
    return engine.deployments.deploy({ flow, what, base, by: BY, note: '', origin: 'console', ...(at && { at }) });
  };
  const deliver = async (engine: Engine, id: string) => {
    shop.records.set(id, {});
    const event = { id, entity: 'order', type: 'changed', key: id, occurredAt: '2026-11-22T00:00:00Z', data: {} };
    const rawBody = Buffer.from(JSON.stringify([event]));
    const delivery = { method: 'POST', url: '/hooks/shop', headers: { 'x-sign': 'good' }, rawBody };
    expect(await engine.takeDelivery('shop', delivery)).toBe('stored');
  };
  const log = (flow = 'buy') =>
    world.test.db.query<{ version: number | null; author: string }>(
      'select version, author from flow_deployment where flow = $1 order by sequence',
      [flow],
    );
  const bring = (body: string) => bringFlow(world.test.db, 'buy', textOf('buy', body), 1);
  const runsOf = () =>
    world.test.db.query<{ key: string; name: string; version: number }>(
      `select r.record_key as key, r.flow as name, v.version from run r join flow_version v on v.flow = r.flow and v.revision = r.revision`,
    );

  it('under load starts every event once, and with the flow that was live when it came', async () => {
    await begin({ buy: steps('v1') });
    const next = await world.anotherEngine();
    await next.startWorker();
    const engines = [world.engine, next];
    const sent: { key: string; atLeast: number }[] = [];
    const taken = new Set<string>();
    let live = 1;
    /** Each process has taken an event in since the last deployment, so that each version has runs of both. */
    const bothHaveTaken = async () => {
      while (!engines.every((_, index) => taken.has(`${index} v${live}`))) await sleep(10);
    };
    const ended = new AbortController();
    const loads = engines.map(async (engine, index) => {
      for (let nth = 0; !ended.signal.aborted || nth < 20; nth += 1) {
        const [key, atLeast] = [`${index}-${nth}`, live];
        sent.push({ key, atLeast });
        await deliver(engine, key);
        taken.add(`${index} v${atLeast}`);
        await sleep(10);
      }
    });
    for (let version = 2; version <= 6; version += 1) {
      await bothHaveTaken();
      await sleep(150);
      // Every second one has a lane of its own.
      const body = version % 2 === 0 ? limited(`v${version}`) : steps(`v${version}`);
      await deploy(body, version - 1, { engine: engines[version % 2] ?? next });
      live = version;
    }
    await bothHaveTaken();
    ended.abort();
    await Promise.all(loads);
    expect((await world.settled(60)).filter(({ state }) => state !== 'done')).toEqual([]);
    const runs = new Map((await runsOf()).map((run) => [run.key, run]));
    expect(runs.size).toBe(sent.length);
    expect(shop.orders).toHaveLength(sent.length);
    expect(sent.filter(({ key, atLeast }) => (runs.get(key)?.version ?? 0) < atLeast)).toEqual([]);
    for (const { key, name } of shop.orders) {
      expect([key, name]).toEqual([key, `v${String(runs.get(key.split('/')[2] ?? '')?.version)}`]);
    }
    expect(new Set([...runs.values()].map(({ version }) => version)).size).toBe(6);
  }, 90_000);

  it('brings a trigger to a process that was told of it by nobody', async () => {
    await begin({ other: WAITING });
    await bring(steps('new'));
    await deliver(world.engine, 'a');
    await world.settled();
    expect(shop.orders.map(({ name }) => name)).toEqual(['new']);
  });

  it('stays live where types would refuse it today', async () => {
    const body = steps('kept').replace('steps:', "case: { expr: '1 + 2' }\nsteps:");
    await begin({ other: WAITING });
    await expect(deploy(body, null)).rejects.toThrow('flow.wrong_type');
    await bring(body);
    await deliver(world.engine, 'a');
    await world.settled();
    expect(shop.orders.map(({ name }) => name)).toEqual(['kept']);
  });

  it('is heard by what is announced from outside of any engine, whatever files lie there', async () => {
    await begin({ other: WAITING });
    await deploy('on: { told: { emitted: hello } }\nsteps: { end: { stop: done, reason: heard } }\n', null);
    const files = { plans: [], flows: [], limits: {}, connections: [], tables: [], settings: {} };
    await announce(world.test.db, files, [[{ id: '1', event: 'hello', key: 'a', data: {} }]]);
    expect((await world.settled()).map(({ flow, state }) => [flow, state])).toEqual([['buy', 'done']]);
  });

  it('leaves a run under way with what it began, and takes a withdrawn flow from nobody else', async () => {
    await begin({ buy: WAITING });
    await world.engine.start('buy', 'anna', { key: 'a' });
    await deploy(WAITING.replace('begun', 'later'), 1);
    await world.engine.deployments.withdraw({ flow: 'buy', base: 2, by: BY, note: 'enough' });
    await expect(world.engine.start('buy', 'anna', { key: 'b' })).rejects.toThrow('run.not_startable');
    expect((await world.settled()).map(({ state }) => state)).toEqual(['done']);
    expect(shop.orders.map(({ name }) => name)).toEqual(['begun']);
    expect(await log()).toEqual([
      { version: 1, author: 'flow pack' },
      { version: 2, author: 'anna' },
      { version: null, author: 'anna' },
    ]);
  });

  it('of two that began with the same version, one is refused with the three sides', async () => {
    await begin({ buy: steps('v1') });
    const both = await Promise.allSettled([deploy(steps('mine'), 1), deploy(steps('yours'), 1)]);
    const refused = both.find((each) => each.status === 'rejected')?.reason as DiagnosticError;
    const [won] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(won?.version.version).toBe(2);
    const { code, facts } = refused.diagnostics[0] ?? {};
    expect(code).toBe('deployment.conflict');
    expect(facts).toMatchObject({ base: { version: 1, source: textOf('buy', steps('v1')) }, theirs: { version: 2 } });
    expect(await log()).toHaveLength(2);
  });

  it('cannot be rewritten afterwards', async () => {
    await begin({ buy: steps('v1') });
    await expect(world.test.db.query("update flow_deployment set author = 'nobody'")).rejects.toThrow(
      'only ever added',
    );
    await expect(world.test.db.query('delete from flow_version')).rejects.toThrow('only ever added');
  });

  it('for later goes live once, however late and whoever looks', async () => {
    await begin({ buy: steps('v1') });
    const next = await world.anotherEngine();
    const planned = await deploy(steps('v2'), 1, { at: inAnHour() });
    expect(planned).toMatchObject({ state: 'planned', version: { version: 2, live: false } });
    expect(await next.deployments.carryOutDue()).toEqual([]);
    await becomeDue(world.test.db);
    const looks = await Promise.all(
      [world.engine, next, world.engine, next].map((engine) => engine.deployments.carryOutDue()),
    );
    expect(looks.flat()).toEqual([{ flow: 'buy', version: 2, state: 'done', diagnostics: [] }]);
    expect(await log()).toEqual([
      { version: 1, author: 'flow pack' },
      { version: 2, author: 'anna' },
    ]);
    expect(await world.engine.deployments.list(BY.id)).toMatchObject([{ live: { version: 2 }, next: undefined }]);
  });

  it('for later is done already where a start with its file brought the very same', async () => {
    await begin({ buy: steps('v1') });
    await deploy(steps('v2'), 1, { at: inAnHour() });
    const next = await world.anotherEngine({ buy: steps('v2') });
    await becomeDue(world.test.db);
    expect(await next.deployments.carryOutDue()).toEqual([{ flow: 'buy', version: 2, state: 'done', diagnostics: [] }]);
    expect((await log()).map(({ version }) => version)).toEqual([1, 3]);
  });

  it('for later fails where something else went live meanwhile', async () => {
    await begin({ buy: steps('v1') });
    await deploy(steps('v2'), 1, { at: inAnHour() });
    expect((await deploy(steps('v3'), 1)).diagnostics).toMatchObject([
      { code: 'deployment.overtakes_planned', facts: { planned: 2, live: 3 } },
      { code: 'deployment.files_win' },
    ]);
    await becomeDue(world.test.db);
    expect(await world.engine.deployments.carryOutDue()).toMatchObject([
      { version: 2, state: 'failed', diagnostics: [{ code: 'deployment.conflict' }] },
    ]);
    expect((await log()).map(({ version }) => version)).toEqual([1, 3]);
  });

  it('does not catch up what was due while the flow was out of service, nor for a trigger that came back', async () => {
    await begin({ look: HOURLY() });
    await world.engine.upkeep.fireSchedules();
    const dayAgo = () =>
      world.test.db.query("update schedule_mark set looked_at = clock_timestamp() - interval '1 day'");
    const started = async () => (await world.engine.upkeep.fireSchedules()).flatMap((fired) => fired.started).length;
    await world.engine.deployments.withdraw({ flow: 'look', base: 1, by: BY, note: '' });
    await dayAgo();
    await deploy(HOURLY(' # again'), null, { flow: 'look' });
    expect(await started()).toBe(0);
    await deploy(HOURLY().replace('hourly:', 'other:'), 2, { flow: 'look' });
    await dayAgo();
    await deploy(HOURLY(), 3, { flow: 'look' });
    expect(await started()).toBe(0);
    // What stayed in service is caught up as ever.
    await dayAgo();
    await deploy(HOURLY(' # once more'), 4, { flow: 'look' });
    expect(await started()).toBeGreaterThan(20);
  });

  it('lasts where a file holds by now what was deployed, and is not warned of', async () => {
    await begin({ buy: steps('v1') });
    world.writeFlow('buy', steps('v2'));
    expect((await deploy(steps('v2'), 1)).diagnostics).toEqual([]);
    expect((await deploy(steps('v3'), 2)).diagnostics).toMatchObject([{ code: 'deployment.files_win' }]);
  });

  it('lasts until the next start where files lead', async () => {
    await begin({ buy: steps('v1') });
    const { diagnostics } = await deploy(steps('v2'), 1);
    expect(diagnostics.map(({ code }) => code)).toContain('deployment.files_win');
    await deploy(WAITING, null, { flow: 'fresh' });
    const next = await world.anotherEngine();
    expect((await next.deployments.versions('buy')).map(({ origin, live }) => [origin, live])).toEqual([
      ['files', true],
      ['console', false],
      ['files', false],
    ]);
    expect(await world.test.db.query('select flow from live_flow')).toEqual([{ flow: 'buy' }]);
    // What is live no more is still called as it was, also by who has never carried it out.
    expect([...next.titles().keys()].sort()).toEqual(['buy', 'fresh']);
    await world.engine.start('buy', 'anna', { key: 'a' });
    await world.settled();
    expect(shop.orders.map(({ name }) => name)).toEqual(['v1']);
  });

  it('outlasts starts where the database leads, and files only bring what is new', async () => {
    await begin({ buy: steps('v1'), gone: WAITING }, 'deployment: database\n');
    expect((await deploy(steps('v2'), 1)).diagnostics).toEqual([]);
    await world.engine.deployments.withdraw({ flow: 'gone', base: 1, by: BY, note: '' });
    const next = await world.anotherEngine({ buy: steps('from files'), gone: WAITING, fresh: WAITING });
    const shelf = await next.deployments.list(BY.id);
    expect(shelf.map(({ flow, live, drift }) => [flow, live?.version, live?.origin, drift])).toEqual([
      ['buy', 2, 'console', 'changed'],
      ['fresh', 1, 'files', undefined],
      ['gone', undefined, undefined, 'only_in_files'],
    ]);
  });
});
