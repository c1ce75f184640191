import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listRuns, listSteps } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const ON = 'on: { hand: { person: { role: admin } } }\n';
const refused = () => ({
  error: new ConnectorError('invalid', 'no such name', { outcome: 'rejected' }),
  committed: false,
});

describe('a step that fails', () => {
  let world: EngineWorld;
  let shop: MemoryShop;
  beforeEach(() => {
    shop = new MemoryShop();
  });
  afterEach(() => world.close());
  const start = async (flow: string) => {
    world = await engineWorld({ buy: ON + flow }, [shopConnector(shop)]);
    return world.engine.start('buy', 'anna', { key: '1' });
  };
  const open = async () => (await listQuestions(world.test.db, { state: 'open' }))[0];
  const decide = async (option: string) => {
    await world.engine.answer((await open())?.id ?? '', { option, fields: {}, by: 'anna', at: new Date() });
    return world.settled();
  };
  const names = () => shop.orders.map(({ name }) => name);

  describe('and asks', () => {
    const ASKING = `onError: question
steps:
  before: { call: shop.put.lookup, with: { name: before } }
  all:
    each: { expr: '["a"]' }
    as: item
    steps: { put: { call: shop.put.lookup, with: { name: { expr: item } } } }
  after: { call: shop.put.lookup, with: { name: { expr: '"list of " + string(size(steps.all))' } } }
`;
    const failing = async (flow = ASKING, times = 1) => {
      shop.faults.push({ error: new ConnectorError('gone', 'no', { outcome: 'not_sent' }), committed: false });
      for (let more = 1; more < times; more += 1) shop.faults.push(refused());
      const id = await start(flow);
      expect(await world.settled()).toMatchObject([{ state: 'question' }]);
      return id;
    };

    it('goes to whoever looks after the flow, with what is wrong, and has an end', async () => {
      await failing();
      const question = await open();
      expect(question).toMatchObject({
        kind: 'run.step_failed',
        owner: 'admin',
        evidence: { step: 'before', code: 'connector.gone', record: '1' },
        waiters: [{ step: 'before' }],
      });
      expect((Number(question?.dueAt) - Number(question?.openedAt)) / 86_400_000).toBe(14);
      await world.test.db.query("update question set due_at = now() - interval '1 second'");
      await world.test.db.query(`update step set error = error || '{"due": "2020-01-01T00:00:00Z"}'`);
      expect(await world.engine.upkeep.wakeDue()).toBe(1);
      expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { code: 'connector.gone' } }]);
      expect(await open()).toBeUndefined();
      const { steps } = await listSteps(world.test.db, (await listRuns(world.test.db))[0]?.id ?? '');
      expect(steps.map(({ path, attempts }) => [path, attempts])).toEqual([['before', 1]]);
    });

    it('has as much time as the first time when somebody wants it tried again later', async () => {
      const id = await failing();
      await world.test.db.query("update step set started_at = now() - interval '2 days' where run_id = $1", [id]);
      const away = new ConnectorError('transient', 'away', { outcome: 'not_sent', retryAfterSeconds: 1 });
      shop.faults.push({ error: away, committed: false }, { error: away, committed: false });
      expect(await decide('retry')).toMatchObject([{ state: 'done' }]);
    });

    it('is tried again as often as somebody wants it', async () => {
      await failing(ASKING, 2);
      expect(await decide('retry')).toMatchObject([{ state: 'question' }]);
      expect(await open()).toMatchObject({ evidence: { code: 'connector.invalid' } });
      expect(await decide('retry')).toMatchObject([{ state: 'done' }]);
      expect(names()).toEqual(['before', 'a', 'list of 1']);
    });

    it('is left out, and those behind it see nothing', async () => {
      const id = await failing(ASKING.replace('  before: { call: shop.put.lookup, with: { name: before } }\n', ''));
      expect(await open()).toMatchObject({ evidence: { step: 'all[0].put' } });
      expect(await decide('skip')).toMatchObject([{ state: 'done' }]);
      expect([await world.outputOf(id, 'all[0].put'), await world.outputOf(id, 'all')]).toEqual([null, [null]]);
      expect(names()).toEqual(['list of 1']);
    });

    it('sets the run aside, which can be retried all the same', async () => {
      const id = await failing(ASKING.replace(/ {2}before.*\n/, ''));
      expect(await decide('set_aside')).toMatchObject([
        { state: 'dead', reason: { code: 'connector.gone', facts: { step: 'all[0].put' } } },
      ]);
      await world.engine.runs.retry(id, { person: 'anna' });
      expect(await world.settled()).toMatchObject([{ state: 'done' }]);
    });

    it('as a whole has the steps inside of it tried again', async () => {
      await failing(
        `steps:
  all:
    onError: question
    each: { expr: '["a", "b"]' }
    as: item
    steps: { put: { call: shop.put.lookup, with: { name: { expr: item } }, retry: { max: 0 } } }
`,
      );
      expect(await open()).toMatchObject({ evidence: { step: 'all' } });
      expect(await decide('retry')).toMatchObject([{ state: 'done' }]);
      expect(names()).toEqual(['a', 'b']);
    });
  });

  describe('for it takes too long', () => {
    it('is broken off, and asked again where it only reads', async () => {
      shop.records.set('1', { name: 'pen' });
      shop.stalled = 1;
      const id = await start("steps: { order: { read: shop.order, key: '1', timeout: PT1S } }\n");
      expect(await world.settled()).toMatchObject([{ state: 'done' }]);
      expect([shop.reads, await world.outputOf(id, 'order')]).toEqual([2, { name: 'pen' }]);
    });

    it('is in doubt where it writes, and looked for before it is sent again', async () => {
      shop.stalled = 1;
      await start('steps: { order: { call: shop.put.lookup, with: { name: pen }, timeout: PT1S } }\n');
      expect(await world.settled()).toMatchObject([{ state: 'done' }]);
      expect(names()).toEqual(['pen']);
    });

    it('fails where the flow wants no further try, and tells the condition why', async () => {
      shop.stalled = 1;
      await start(`steps:
  order:
    { read: shop.order, key: '1', timeout: PT1S, retry: { if: 'error.code != "run.timed_out"' } }
`);
      expect(await world.settled()).toMatchObject([{ state: 'dead', reason: { code: 'run.timed_out' } }]);
    });
  });
});
