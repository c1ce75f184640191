import { afterEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { crmConnector, MemoryCrm } from '../world/memory-crm.ts';
import { lostAnswer } from '../world/memory-shop.ts';

const flow = (entity: string) => `on: { ask: { person: { role: admin } } }
steps:
  customer:
    upsert: crm.${entity}
    by: number
    with:
      number: { expr: record.number }
      name: { expr: record.name }
      limit: { expr: 'record.?limit.orValue("10.50")' }
`;

describe('a record that a flow brings to what it is to be', () => {
  let world: EngineWorld;
  let crm: MemoryCrm;
  afterEach(() => world.close());

  async function start(entity = 'customer'): Promise<void> {
    crm = new MemoryCrm();
    world = await engineWorld({ keep: flow(entity), other: flow(entity) }, [crmConnector(crm)]);
  }
  /** Starts runs at the same time, and tells what each did. */
  async function runs(...records: Record<string, string>[]): Promise<unknown[]> {
    const begun = await Promise.all(records.map((record, index) => begin(record, `deal${index}`)));
    await world.settled();
    return Promise.all(begun.map((id) => world.outputOf(id, 'customer')));
  }
  const begin = (record: Record<string, string>, key: string) =>
    world.engine.start('keep', 'anna', { key, number: '4711', name: 'Rheintal', ...record });
  async function dry(name: string, number = '4711') {
    const event = { on: 'ask', key: 'x', data: { number, name } };
    const tried = await world.engine.dryRuns.try('keep', { start: { kind: 'given', event } }, new Date());
    return { state: tried.state, effects: tried.effects, assumed: tried.assumed.length };
  }
  const effects = () =>
    world.test.db.query('select key, action, state from effect order by intended_at').then((rows) => rows);

  it('is made, left alone where nothing differs, and changed in what does', async () => {
    await start();
    expect(await runs({})).toEqual([{ did: 'created', key: 'c1' }]);
    expect(await runs({ limit: '10.5' })).toEqual([{ did: 'unchanged', key: 'c1' }]);
    expect(await runs({ name: 'Rheintal GmbH' })).toEqual([{ did: 'updated', key: 'c1' }]);
    expect(await runs({ name: 'Rheintal' })).toEqual([{ did: 'updated', key: 'c1' }]);
    expect(crm.customers).toEqual([{ key: 'c1', record: { number: '4711', name: 'Rheintal', limit: '10.50' } }]);
    expect(crm.written[0]).toBe('crm.customer/number/4711/create');
    expect([crm.written.length, new Set(crm.written).size]).toEqual([3, 3]);
    expect(await effects()).toMatchObject([
      { action: 'customer.create', state: 'confirmed' },
      { action: 'customer.update', state: 'confirmed' },
      { action: 'customer.update', state: 'confirmed' },
    ]);
  });

  it.each([true, false])('is made once where the answer is lost, and happened: %s', async (committed) => {
    await start();
    crm.faults.push({ error: lostAnswer(), committed });
    expect(await runs({})).toEqual([{ did: 'created', key: 'c1' }]);
    crm.faults.push({ error: lostAnswer(), committed });
    expect(await runs({ name: 'other' })).toEqual([{ did: 'updated', key: 'c1' }]);
    expect(crm.written).toHaveLength(2);
    expect((await effects()).map((effect) => (effect as { state: string }).state)).toEqual(['confirmed', 'confirmed']);
  });

  it('is made by one of several runs that want it at the same time', async () => {
    await start();
    crm.pause = 300;
    const did = (await runs({}, {}, {})).map((output) => (output as { did: string }).did);
    expect(did.sort()).toEqual(['created', 'unchanged', 'unchanged']);
    expect(crm.customers).toHaveLength(1);
  });

  it('is made by one of two flows that want it at the same time', async () => {
    await start();
    crm.pause = 300;
    await world.engine.start('other', 'anna', { key: 'x', number: '4711', name: 'Rheintal AG' });
    const [did] = await runs({});
    expect(crm.customers).toHaveLength(1);
    // Whoever came second finds it, and brings it to what it is to be.
    expect(crm.written.map((key) => key.split('/')[0])).toEqual([
      'crm.customer',
      expect.stringMatching(/^(keep|other)$/),
    ]);
    expect(did).toEqual({ did: expect.stringMatching(/^(created|updated)$/), key: 'c1' });
  });

  it('is not made again as long as the search may not show it', async () => {
    await start('prospect');
    // It is looked for after a second, and after two.
    crm.listedAfter = 1_500;
    expect(await runs({})).toEqual([{ did: 'created', key: 'c1' }]);
    expect(await runs({ name: 'other' })).toEqual([{ did: 'updated', key: 'c1' }]);
    expect(crm.written).toHaveLength(2);
  });

  it.each([
    ['create', 'created', 2],
    ['leave', 'left', 1],
  ])('is a question where somebody has deleted it: %s', async (option, did, written) => {
    await start();
    await runs({});
    crm.customers.length = 0;
    const id = await begin({}, 'later');
    await world.settled();
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    expect(question).toMatchObject({
      kind: 'upsert.record_gone',
      owner: 'admin',
      evidence: { number: '4711', key: 'c1' },
    });
    await world.engine.answer(question?.id ?? '', { option, fields: {}, by: 'anna', at: new Date() });
    await world.settled();
    expect(await world.outputOf(id, 'customer')).toMatchObject({ did });
    expect([crm.written.length, new Set(crm.written).size]).toEqual([written, written]);
  });

  it('is only looked at in a dry run, which shows both sides of a change', async () => {
    await start();
    crm.customers.push({ key: 'a', record: { number: '4711', name: 'Rheintal', limit: '10.5' } });
    expect(await dry('Rheintal')).toEqual({ state: 'done', effects: [], assumed: 0 });
    expect(await dry('Rheintal GmbH')).toMatchObject({
      effects: [
        {
          use: 'crm.customer.update',
          with: { key: 'a', changes: { name: 'Rheintal GmbH' } },
          before: { name: 'Rheintal' },
        },
      ],
    });
    const [creation] = (await dry('other', '4712')).effects;
    expect(creation).toEqual({
      step: 'customer',
      use: 'crm.customer.create',
      key: 'crm.customer/number/4712/create',
      with: { number: '4712', name: 'other', limit: '10.50' },
    });
    expect(crm.written).toEqual([]);
  });

  it('makes a test of its run, with the record as it was before', async () => {
    await start();
    await runs({});
    const id = await begin({ name: 'Rheintal GmbH' }, 'later');
    await world.settled();
    const { text } = await world.engine.recordings.testOf(id);
    expect(text).toMatch(/records:\n\s+crm.customer:\n\s+c1:\n\s+name: Rheintal\n/);
    expect(text).toMatch(
      /use: crm.customer.update\n\s+key: .*\n\s+with:\n\s+key: c1\n\s+changes:\n\s+name: Rheintal GmbH/,
    );
  });

  it('is not guessed where several are found', async () => {
    await start();
    for (const key of ['a', 'b']) crm.customers.push({ key, record: { number: '4711' } });
    crm.customers.push({ key: 'c', record: { number: '04711' } });
    await runs({});
    const [run] = await world.settled();
    expect(run).toMatchObject({ state: 'dead', reason: { code: 'upsert.several_found', facts: { keys: ['a', 'b'] } } });
    expect(crm.written).toEqual([]);
  });
});
