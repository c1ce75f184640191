import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listRuns, type Cause } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { told: { entity: shop.order, sweep: { every: PT15M, from: 2026-01-01 } } }
once: { expr: record.id }
steps:
  order: { call: shop.put.lookup, with: { name: { expr: record.name } } }
  pause: { wait: time, for: PT1H, when: record.name == "wait" }
  after: { call: shop.put.lookup, with: { name: { expr: '"after " + record.name' } } }
`;

const now = () => new Date().toISOString();

describe('what is done once for a key', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  let told = 0;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld({ buy: BUY }, [shopConnector(shop)]);
  });
  afterEach(() => world.close());

  /** The record has changed, and its system tells of it. */
  const tell = async (name: string, occurredAt = now(), key = 'o1') => {
    shop.records.set(key, { id: 'o1', name, changedAt: occurredAt });
    const event = { id: `e${(told += 1)}`, entity: 'order', type: 'changed', key, occurredAt, data: {} };
    await world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://x/',
      headers: { 'x-sign': 'good' },
      rawBody: Buffer.from(JSON.stringify([event])),
    });
  };
  /** The states of all runs, the first first. */
  const states = async () => (await listRuns(world.test.db)).map(({ state }) => state).toReversed();
  const are = (...expected: string[]) =>
    waitUntil(`runs are ${expected.join()}`, async () => (await states()).join() === expected.join(), 20_000);
  const latest = async () => (await listRuns(world.test.db))[0]?.id ?? '';
  const cancel = async (cause: Cause) => world.engine.runs.cancel(await latest(), { person: 'anna', cause });
  const ordered = () => shop.orders.map(({ name }) => name);

  it('may be begun again by a later change where a person has ended the run, and nothing is made a second time', async () => {
    const before = now();
    await tell('wait', before);
    await are('waiting');
    await cancel('wrong_data');
    await tell('pen', before);
    await are('cancelled', 'unchanged');
    await tell('pen');
    await are('cancelled', 'unchanged', 'done');
    expect(ordered()).toEqual(['wait', 'after pen']);
    await tell('ink');
    await are('cancelled', 'unchanged', 'done', 'unchanged');
  });

  it('may be begun again where a run that was set aside was closed', async () => {
    shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    await tell('pen');
    await are('dead');
    await tell('ink');
    await are('dead', 'unchanged');
    await world.engine.runs.resolve((await listRuns(world.test.db)).at(-1)?.id ?? '', {
      person: 'anna',
      cause: 'configuration',
    });
    await tell('ink');
    await are('resolved', 'unchanged', 'done');
    expect(ordered()).toEqual(['ink', 'after ink']);
  });

  it.each(['handled_elsewhere', 'duplicate'] as const)('stays done where a person says so: %s', async (cause) => {
    await tell('wait');
    await are('waiting');
    await cancel(cause);
    await tell('pen');
    await are('cancelled', 'unchanged');
    expect(ordered()).toEqual(['wait']);
  });

  it('stays done for another record of the same key, whose changes would be others', async () => {
    await tell('wait');
    await are('waiting');
    await cancel('wrong_data');
    await tell('pen', now(), 'o2');
    await are('cancelled', 'unchanged');
  });

  it('is not begun again by what waits behind the run that is ended, nor by a re-sync before the record changes', async () => {
    await tell('wait');
    await are('waiting');
    const first = await latest();
    await tell('pen');
    await are('waiting', 'queued');
    await world.engine.runs.cancel(first, { person: 'anna', cause: 'no_longer_needed' });
    await are('cancelled', 'unchanged');
    const sweep = () => world.engine.upkeep.sweeps()[0]?.run();
    expect(await sweep()).toMatchObject({ seen: 1, started: 0, unchanged: 1 });
    shop.records.set('o1', { id: 'o1', name: 'pen', changedAt: now() });
    expect(await sweep()).toMatchObject({ seen: 1, started: 1 });
    await are('cancelled', 'unchanged', 'done');
    expect(ordered()).toEqual(['wait', 'after pen']);
  });
});
