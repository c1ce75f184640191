import { afterEach, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { lookup } from '@belegfluss/tables';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const FLOW = `on: { ask: { person: { role: admin } } }
steps:
  account: { lookup: accounts, key: [{ expr: record.sku }] }
  order: { call: shop.put.keyed, with: { name: { expr: steps.account.account } } }
`;
const TABLE = `table: accounts
title: { de: Konten, en: Accounts }
owner: finance
key:
  sku: { label: { de: Artikel, en: SKU } }
values:
  account: { label: { de: Konto, en: Account }, type: account, pattern: '8\\d{3}', required: true }
`;

describe('a hole in a mapping table', () => {
  let world: EngineWorld;
  afterEach(() => world.close());
  const open = () => listQuestions(world.test.db, { state: 'open' });
  const answer = async (account: string) => {
    const [question] = await open();
    const given = { option: 'add_row', fields: { account }, by: 'frieda', at: new Date() };
    await world.engine.answer(question?.id ?? '', given);
    return world.settled();
  };

  it('is one question for all runs that meet it, and one answer wakes them all', async () => {
    const shop = new MemoryShop();
    world = await engineWorld({ book: FLOW }, [shopConnector(shop)], {
      accounts: { definition: TABLE, rows: 'sku;account\nA;8400\n' },
    });
    for (const key of ['one', 'two', 'three']) await world.engine.start('book', 'anna', { key, sku: 'B' });
    await world.settled();
    expect(await open()).toMatchObject([{ kind: 'mapping.missing_row', owner: 'finance', subject: 'accounts/B' }]);
    const runs = await answer('8300');
    expect(runs.map((run) => run.state)).toEqual(['done', 'done', 'done']);
    expect(shop.orders.map((order) => order.name)).toEqual(['8300', '8300', '8300']);
    expect(await lookup(world.test.db, [{ table: 'accounts', key: ['B'], on: '2026-01-01' }])).toMatchObject([
      { values: { account: '8300' } },
    ]);
  });

  it('is asked about again, with the reason, when the answer does not fit the table', async () => {
    const shop = new MemoryShop();
    world = await engineWorld({ book: FLOW }, [shopConnector(shop)], {
      accounts: { definition: TABLE, rows: 'sku;account\nA;8400\n' },
    });
    await world.engine.start('book', 'anna', { key: 'one', sku: 'B' });
    await world.settled();
    expect((await answer('4711')).map((run) => run.state)).toEqual(['question']);
    const [again] = await open();
    expect(again?.evidence['why']).toMatchObject({ en: expect.any(String) });
    expect((await answer('8300')).map((run) => run.state)).toEqual(['done']);
  });
});
