import { afterEach, describe, expect, it } from '@jest/globals';
import { readDeeds, readRun } from '@belegfluss/engine';
import { ConnectorError } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const BUY = `on: { ask: { person: { role: admin } } }
once: { expr: event.key }
steps:
  order: { call: shop.put.lookup, with: { name: { expr: record.name } } }
  keyed: { call: shop.put.keyed, with: { name: keyed } }
  told: { emit: bought, key: { expr: event.run } }
  after: { call: shop.put.lookup, with: { name: { expr: '"after " + record.name' } } }
`;
const READ = `on: { won: { entity: shop.order, sweep: { every: PT15M } } }
steps:
  order: { call: shop.put.lookup, with: { name: { expr: record.name } } }
`;
const by = { person: 'anna', note: 'the address was wrong' };

const refused = () => ({
  error: new ConnectorError('invalid', 'no such name', { outcome: 'rejected' }),
  committed: false,
});

describe('a replay', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  it('reuses what was before, keeps the keys of effects, and is linked to the old run, which it closes', async () => {
    const shop = new MemoryShop();
    world = await engineWorld({ buy: BUY }, [shopConnector(shop)]);
    const old = await world.engine.start('buy', 'anna', { key: 'a', name: 'pen', mail: 'a@b.example' });
    await world.settled();
    const input = { key: 'a', name: 'ink', mail: '[e-mail]' };
    const wish = { from: 'keyed', version: 'original' as const, input };
    expect(await world.engine.runs.previewReplay(old, wish)).toMatchObject({
      reused: ['order'],
      from: 'keyed',
      repeats: [
        { path: 'keyed', becomes: 'vendor_knows_key' },
        { path: 'told', becomes: 'emitted_again' },
        { path: 'after', key: 'buy/after/a/once', becomes: 'kept' },
      ],
      record: { key: 'a', name: 'pen', mail: '[e-mail]' },
      changes: [{ path: 'name', before: 'pen', after: 'ink' }],
    });
    const before = shop.orders.length;
    const id = await world.engine.runs.replay(old, wish, by);
    await world.settled();
    const replay = await readRun(world.test.db, id);
    expect(replay?.run).toMatchObject({ state: 'done', replayOf: old, attempt: 1 });
    const [kept] = await world.test.db.query("select input->'data' as data from run where id = $1", [id]);
    expect(kept).toEqual({ data: { ...input, mail: 'a@b.example' } });
    // The key of what is sent again is the old one; what was confirmed is not sent at all.
    expect(shop.orders.slice(before).map(({ key }) => key)).toEqual(['buy/keyed/a/once']);
    expect(replay?.steps.map(({ path }) => path).sort()).toEqual(['after', 'keyed', 'order', 'told']);
    expect(replay?.steps.find(({ path }) => path === 'told')?.output).toEqual({ key: old });
    expect((await readRun(world.test.db, old))?.replays).toMatchObject([{ id }]);
    expect(await readDeeds(world.test.db, old)).toMatchObject([
      { kind: 'replay', person: 'anna', note: by.note, facts: { newRun: id, from: 'keyed' } },
    ]);
    await expect(world.engine.runs.replay(id, { from: 'nothing', version: 'live' }, by)).rejects.toThrow(
      'run.unknown_step',
    );
  }, 30_000);

  it('begins with what has not come to its end before the step that was named, and says so', async () => {
    const shop = new MemoryShop();
    shop.faults.push(refused(), refused());
    const decoration = '  nice: { call: shop.put.lookup, with: { name: nice }, onError: continue }\n';
    world = await engineWorld({ buy: BUY.replace('  order:', `${decoration}  order:`) }, [shopConnector(shop)]);
    const old = await world.engine.start('buy', 'anna', { key: 'a', name: 'pen' });
    await world.settled();
    const wish = { from: 'told', version: 'live' as const };
    expect(await world.engine.runs.previewReplay(old, wish)).toMatchObject({
      reused: ['nice'],
      from: 'order',
      repeats: [{ path: 'order', becomes: 'sent' }],
    });
    await world.engine.runs.replay(old, wish, by);
    await world.settled();
    // What failed and was passed over stays passed over.
    expect(shop.orders.map(({ name }) => name)).toEqual(['pen', 'keyed', 'after pen']);
  }, 30_000);

  it('works with the record that a person mended, and with the flow as it is now', async () => {
    const shop = new MemoryShop();
    shop.records.set('1', { name: 'wrong', changedAt: '2999-01-01T00:00:00Z' });
    world = await engineWorld({ won: READ }, [shopConnector(shop)]);
    shop.faults.push(refused());
    await world.engine.upkeep.sweeps()[0]?.run();
    const [dead] = await world.settled();
    await world.engine.close();
    const next = await world.anotherEngine({ won: READ.replace('record.name', `'"now " + record.name'`) });
    await next.startWorker();
    const wish = { from: 'order', version: 'live' as const, input: { name: 'right' } };
    expect((await next.runs.previewReplay(dead?.id ?? '', wish)).repeats).toMatchObject([
      { path: 'order', becomes: 'sent' },
    ]);
    const id = await next.runs.replay(dead?.id ?? '', wish, by);
    await world.settled();
    expect(shop.orders.map(({ name }) => name)).toEqual(['now right']);
    expect((await readRun(world.test.db, dead?.id ?? ''))?.run.state).toBe('resolved');
    expect((await readRun(world.test.db, id))?.run.state).toBe('done');
    await expect(next.runs.retry(dead?.id ?? '', by)).rejects.toMatchObject({
      diagnostics: [{ code: 'run.not_dead', remedy: { en: expect.stringContaining('runs replay') } }],
    });
    for (const nobodys of ['none', newId()]) {
      await expect(next.runs.retry(nobodys, by)).rejects.toThrow('run.unknown');
      await expect(next.runs.resolve(nobodys, { person: 'anna', cause: 'test' })).rejects.toThrow('run.unknown');
    }
  }, 30_000);
});
