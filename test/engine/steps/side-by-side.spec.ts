import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const HAND = 'on: { hand: { person: { role: admin } } }\n';
const ASK = `{ ask: sales, title: { de: 'Wie?', en: 'How?' }, options: { so: { label: { de: So, en: So }, consequence: { de: So, en: So } } }, within: P1D }`;
const FLOWS = {
  ways: `${HAND}steps:
  before: { map: { name: { expr: record.name } } }
  both:
    parallel:
      left:
        steps: { put: { call: shop.put.lookup, timeout: PT2S, with: { name: { expr: '"left " + steps.before.name' } } } }
        output: { id: { expr: steps.put.id } }
      right:
        steps: { put: { call: shop.put.lookup, timeout: PT2S, with: { name: { expr: '"right " + steps.before.name' } } } }
  after: { call: shop.put.lookup, with: { name: { expr: '"after " + steps.both.left.id' } } }
`,
  asking: `${HAND}steps:
  both:
    parallel:
      left: { steps: { how: ${ASK} }, output: { option: { expr: steps.how.option } } }
      right: { steps: { how: ${ASK} } }
      part: { steps: { run: { run: part, key: p, within: P1D } } }
      told: { steps: { heard: { wait: event, entity: shop.order, key: o1, within: P1D } } }
      also: { steps: { heard: { wait: event, entity: shop.order, key: o1, within: P1D } } }
      slept: { steps: { until: { wait: time, for: P3D } } }
  after: { call: shop.put.lookup, with: { name: { expr: steps.both.left.option } } }
`,
  part: `on: { asked: { called: {} } }
steps: { put: { call: shop.put.lookup, with: { name: part } } }
`,
};

describe('steps side by side in a worker', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(async () => {
    shop = new MemoryShop();
    world = await engineWorld(FLOWS, [shopConnector(shop)]);
  });
  afterEach(() => world.close());
  const names = () => shop.orders.map(({ name }) => name).sort();
  const refused = { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false };
  const hasten = () => world.test.db.query("update pgboss.job set start_after = now() where state = 'created'");
  const stateOf = async (id: string) => (await listRuns(world.test.db)).find((run) => run.id === id)?.state;
  const stepsOf = async (id: string, state: string) =>
    ((await readRun(world.test.db, id))?.steps ?? []).filter((step) => step.state === state).map(({ path }) => path);

  it('go on in another worker when theirs has died, and no write happens twice', async () => {
    shop.stalled = 2;
    const id = await world.engine.start('ways', 'anna', { key: '1', name: 'a' });
    await waitUntil('both ways have written', () => shop.orders.length === 2);
    const other = await world.anotherEngine();
    await world.engine.close();
    await other.startWorker();
    expect(await world.settled(40)).toMatchObject([{ state: 'done' }]);
    expect(names()).toEqual(
      ['after 1', 'left a', 'right a']
        .map((name) => name.replace('1', shop.orders[0]?.name === 'left a' ? '1' : '2'))
        .sort(),
    );
    expect(await world.outputOf(id, 'both')).toEqual({ left: { id: expect.any(String) }, right: null });
  }, 60_000);

  it('fail when the others have come to their end, and are not done twice when the run is retried', async () => {
    shop.faults.push(refused);
    const id = await world.engine.start('ways', 'anna', { key: '1', name: 'a' });
    expect(await world.settled()).toMatchObject([{ state: 'dead' }]);
    expect(shop.orders).toHaveLength(1);
    expect(await stepsOf(id, 'failed')).toHaveLength(2);
    await world.engine.runs.retry(id, { person: 'anna' });
    expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    expect(names()).toEqual([expect.stringMatching(/^after/), 'left a', 'right a']);
  });

  it('ask, wait and sleep all at once, and go on with each answer as it comes', async () => {
    await world.test.db.query("insert into business_clock (now) values ('2026-03-02T08:00:00Z')");
    const id = await world.engine.start('asking', 'anna', { key: '1' });
    const open = () => listQuestions(world.test.db, { state: 'open' });
    await waitUntil('both ways ask', async () => (await open()).length === 2 && shop.orders.length === 1);
    // An answer wakes the run although it sleeps for the time.
    const [first, second] = await open();
    const answer = (question = '') =>
      world.engine.answer(question, { option: 'so', fields: {}, by: 'frieda', at: new Date() });
    await answer(first?.id);
    await waitUntil('the answer is seen', async () => (await stepsOf(id, 'done')).some((path) => path.endsWith('how')));
    expect(await stepsOf(id, 'question')).toEqual([expect.stringMatching(/how$/)]);
    expect(await open()).toHaveLength(1);
    const event = { id: 'e1', entity: 'order', type: 'paid', key: 'o1', occurredAt: '2026-03-02T08:00:00Z', data: {} };
    const rawBody = Buffer.from(JSON.stringify([event]));
    await world.engine.takeDelivery('shop', {
      method: 'POST',
      url: 'http://x/',
      headers: { 'x-sign': 'good' },
      rawBody,
    });
    await answer(second?.id);
    // Each wakes the run although it sleeps for the time.
    const over = ['both.left.how', 'both.right.how', 'both.part.run', 'both.told.heard', 'both.also.heard'];
    await waitUntil('what happened is seen', async () => {
      const done = await stepsOf(id, 'done');
      return over.every((path) => done.includes(path));
    });
    await world.test.db.query("update business_clock set now = '2026-03-05T08:00:00Z'");
    // Woken just before, it may have gone back to sleep by the old clock.
    await waitUntil('the run has ended', async () => {
      await hasten();
      return (await stateOf(id)) === 'done';
    });
    expect((await listRuns(world.test.db)).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(names()).toEqual(['part', 'so']);
    expect((await listQuestions(world.test.db, {})).map(({ state }) => state)).toEqual(['answered', 'answered']);
    for (const way of ['told', 'also'])
      expect(await world.outputOf(id, `both.${way}.heard`)).toMatchObject({ type: 'paid' });
  }, 60_000);

  it('take their questions back when a person ends the run', async () => {
    const id = await world.engine.start('asking', 'anna', { key: '1' });
    await waitUntil('both ways ask', async () => (await listQuestions(world.test.db, { state: 'open' })).length === 2);
    await waitUntil('the run rests', async () => (await stateOf(id)) === 'waiting');
    await world.engine.runs.cancel(id, { person: 'anna', cause: 'test', note: 'not wanted' });
    // What one of its ways waits for may just have woken it: then it ends as soon as it looks.
    await waitUntil('both are taken back', async () =>
      (await listQuestions(world.test.db, {})).every(({ state }) => state === 'withdrawn'),
    );
    expect(await stateOf(id)).toBe('cancelled');
  });
});
