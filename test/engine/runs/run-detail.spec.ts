import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRun, type RunDetail } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { ask: { person: { role: admin } } }
steps:
  first: { call: shop.put.lookup, with: { name: pen } }
  sure: { approve: admin, title: { de: Sicher?, en: Sure? }, within: P1D }
  told: { emit: bought, key: { expr: event.key }, with: { name: pen } }
`;
const TELL = `on: { bought: { emitted: bought } }
steps:
  after: { call: shop.put.keyed, with: { name: { expr: record.name } } }
`;

describe('what is known of a run', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await engineWorld({ buy: BUY, tell: TELL }, [shopConnector(shop)]);
    shop.faults.push({
      error: new ConnectorError('transient', 'away', { outcome: 'rejected', retryAfterSeconds: 1 }),
      committed: false,
    });
  }, 60_000);
  afterAll(() => world.close());

  const detail = async (id: string): Promise<RunDetail> => {
    const found = await readRun(world.test.db, id);
    if (!found) throw new Error(`no run ${id}`);
    return found;
  };

  it('tells work from waiting, tries, effects, questions and what it set off', async () => {
    const id = await world.engine.start('buy', 'anna', { key: 'a' });
    await world.settled();
    const asked = await detail(id);
    const [first, sure] = asked.steps;
    expect(first).toMatchObject({
      path: 'first',
      input: { name: 'pen' },
      attempts: 2,
      effects: [{ key: 'buy/first/a/once', connection: 'shop', action: 'put.lookup', class: 'L', state: 'confirmed' }],
    });
    const [[begun, worked] = [0, 0], [again] = [0]] = first?.spans ?? [];
    expect(again - begun - worked).toBeGreaterThan(800);
    expect(sure?.questions).toMatchObject([{ kind: 'flow.approval', owner: 'admin', state: 'open', answeredBy: null }]);

    const at = new Date();
    await world.engine.answer(sure?.questions[0]?.id ?? '', { option: 'approve', fields: {}, by: 'berta', at });
    const runs = await world.settled();
    const done = await detail(id);
    expect(done.steps[1]?.questions).toMatchObject([{ state: 'answered', answeredBy: 'berta' }]);
    expect(done.steps[1]?.spans).toHaveLength(2);
    expect(done.steps[2]).toMatchObject({ path: 'told', spans: null, input: { key: 'a', name: 'pen' } });
    const child = runs.find(({ flow }) => flow === 'tell');
    expect(done.children).toMatchObject([{ id: child?.id, flow: 'tell', step: 'told' }]);
    expect((await detail(child?.id ?? '')).parent).toMatchObject({ id, flow: 'buy', step: 'told' });
  }, 30_000);

  it('is nothing where there is none', async () => {
    expect(await readRun(world.test.db, 'none')).toBeUndefined();
    expect(await readRun(world.test.db, '00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});
