import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOWS = {
  won: `on: { won: { entity: shop.order, when: record.stage == "won", sweep: { every: PT15M, from: 2026-01-01 } } }
once: { expr: record.number }
steps:
  order: { call: shop.put.keyed, with: { name: { expr: record.name } } }
`,
  later: `on: { seen: { entity: shop.order, when: 'record.stage == "later"', sweep: { every: PT15M, from: 2026-01-01 } } }
steps: { order: { call: shop.put.keyed, with: { name: { expr: record.name } } } }
`,
  heavy: `on: { ask: { person: { role: admin } } }
steps:
  all: { read: shop.order, key: { expr: record.key } }
  order: { call: shop.put.keyed, with: { name: heavy } }
`,
  onward: `on: { ask: { person: { role: admin } } }
steps:
  first: { call: shop.put.lookup, with: { name: first }, onError: continue }
  second: { call: shop.put.keyed, with: { name: second }, retry: { max: 3 } }
`,
};

const delivery = (body: unknown) => ({
  method: 'POST',
  url: 'http://127.0.0.1/hooks/shop',
  headers: { 'x-sign': 'good' },
  rawBody: Buffer.from(JSON.stringify(body)),
});
const event = (id: string, key: string, more: object = {}) => ({
  id,
  entity: 'order',
  type: 'changed',
  key,
  occurredAt: '2026-01-01T00:00:00Z',
  data: {},
  ...more,
});

function nestedBy(levels: number): unknown {
  let nested: unknown = 'x';
  for (let level = 0; level < levels; level += 1) nested = [nested];
  return nested;
}

describe('records that nobody foresaw', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  const put = (key: string, record: Record<string, unknown>) =>
    shop.records.set(key, { changedAt: '2026-01-01T00:00:00.000Z', ...record });
  const sweepOf = (flow: string) => world.engine.upkeep.sweeps().find((sweep) => sweep.flow === flow);
  const runsOf = async (key: string, flow = 'won') =>
    (await world.settled()).filter((run) => run.recordKey === key && run.flow === flow);
  beforeAll(async () => {
    world = await engineWorld(FLOWS, [shopConnector(shop)]);
  });
  afterAll(() => world.close());

  it('are set aside with a reason when they are larger than a step may give back', async () => {
    put('heavy', { text: 'x'.repeat(17 * 1_048_576) });
    const id = await world.engine.start('heavy', 'anna', { key: 'heavy' });
    const run = (await world.settled()).find((each) => each.id === id);
    expect(run).toMatchObject({
      state: 'dead',
      reason: { code: 'run.step_too_large', facts: { step: 'all', megabytes: 16 } },
    });
    expect(await world.outputOf(id, 'all')).toBeNull();
    shop.records.clear();
  });

  it.each(['read', 'swept'])(
    'are set aside with a reason, at the first start, when they nest too deeply: %s',
    async (how) => {
      for (const levels of [2_000, 20_000, 100_000]) {
        const key = `${how}-${levels}`;
        put(key, { stage: 'won', number: key, name: key, nested: nestedBy(levels) });
        if (how === 'read') await world.engine.takeDelivery('shop', delivery([event(key, key)]));
        else expect(await sweepOf('won')?.run()).toMatchObject({ started: 1 });
        expect(await runsOf(key)).toMatchObject([
          { state: 'dead', attempt: 1, reason: { code: 'run.step_too_deep', facts: { step: 'on.record' } } },
        ]);
        shop.records.clear();
      }
    },
  );

  it('are set aside with a reason when the condition or the key of once cannot be read on them', async () => {
    put('no-stage', { number: '1' });
    put('no-number', { stage: 'won', number: null, name: 'x' });
    await world.engine.takeDelivery('shop', delivery([event('e1', 'no-stage'), event('e2', 'no-number')]));
    for (const key of ['no-stage', 'no-number']) {
      expect(await runsOf(key)).toMatchObject([
        { state: 'dead', attempt: 1, reason: { code: 'expression.failed', facts: { step: 'won' } } },
      ]);
    }
    shop.records.clear();
  });

  it('may hold characters that PostgreSQL refuses', async () => {
    put('nul', { stage: 'won', number: 'n\0-1', name: 'half \ud83d and nul \0' });
    await world.engine.takeDelivery('shop', delivery([event('e3', 'nul')]));
    expect(await runsOf('nul')).toMatchObject([{ state: 'done' }]);
    shop.records.clear();
  });

  it('delay no delivery that comes in the same moment', async () => {
    put('good', { stage: 'won', number: '3', name: 'good' });
    const bodies = [
      [event('e4', 'good')],
      [event('e5', 'bad', { occurredAt: 'the day before' })],
      [event('e6', 'x\0y')],
      [{ id: 'e7' }],
      { no: 'list' },
      [null],
    ];
    for (const body of bodies) expect(await world.engine.takeDelivery('shop', delivery(body))).toBe('stored');
    expect(await runsOf('good')).toMatchObject([{ state: 'done' }]);
    const kept = await world.test.db.query<{ state: string }>('select state from delivery order by id desc limit 6');
    expect(kept.map(({ state }) => state).toReversed()).toEqual([
      'dispatched',
      'refused',
      'dispatched',
      'refused',
      'refused',
      'refused',
    ]);
    shop.records.clear();
  });

  it('stop no re-sync: each is accounted for, and one dated in the future hides nothing', async () => {
    put('future', { stage: 'won', number: '10', name: 'a', changedAt: '2999-01-01T00:00:00.000Z' });
    put('faulty', { number: '11' });
    put('wanted', { stage: 'won', number: '12', name: 'b' });
    put('other', { stage: 'lost', number: '13', changedAt: '2026-01-01T02:00:00.000+02:00' });
    const first = sweepOf('won');
    expect(await first?.run()).toMatchObject({ seen: 4, started: 3, unchanged: 0, skipped: 1 });
    put('after', { stage: 'won', number: '14', name: 'c', changedAt: new Date().toISOString() });
    expect(await first?.run()).toMatchObject({ started: 1, skipped: 0 });
    const receipts = await world.test.db.query<{ seen: number; total: number; complete: boolean }>(
      'select seen, started + unchanged + skipped as total, complete from sweep_receipt',
    );
    expect(receipts.every(({ seen, total, complete }) => complete && Number(total) === seen)).toBe(true);
    expect((await runsOf('faulty'))[0]?.state).toBe('dead');
    shop.records.clear();
  });

  it('are swept for each flow by itself', async () => {
    put('shared', { stage: 'later', number: '20', name: 'd', changedAt: new Date().toISOString() });
    expect(await sweepOf('won')?.run()).toMatchObject({ skipped: 1 });
    expect(await sweepOf('later')?.run()).toMatchObject({ started: 1 });
    expect(await runsOf('shared', 'later')).toMatchObject([{ state: 'done' }]);
    expect(await runsOf('shared', 'won')).toEqual([]);
    shop.records.clear();
  });

  it('do not bring back a step whose failure the flow went on after', async () => {
    const before = shop.orders.length;
    shop.faults.push({ error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    shop.faults.push({
      error: new ConnectorError('transient', 'busy', { outcome: 'rejected', retryAfterSeconds: 0.2 }),
      committed: false,
    });
    await world.engine.start('onward', 'anna', { key: 'onward' });
    expect(await runsOf('onward', 'onward')).toMatchObject([{ state: 'done', attempt: 2 }]);
    expect(shop.orders.slice(before).map(({ name }) => name)).toEqual(['second']);
  });
});
