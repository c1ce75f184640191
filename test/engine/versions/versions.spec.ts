import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectorError } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { putRow } from '@belegfluss/tables';
import { testTier } from '@belegfluss/testing';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const TERM = {
  definition: `table: term
title: { de: Ziel, en: Term }
owner: admin
key: { kind: { label: { de: Art, en: Kind } } }
values: { days: { label: { de: Tage, en: Days }, type: integer, required: true } }
`,
  rows: 'kind;days\nfirst;0\nsecond;0\n',
};
/** Two look-ups in one table with a write between them; the second step has another name in each revision. */
const flow = (last: string) => `on: { ask: { person: { role: admin } } }
steps:
  before: { lookup: term, key: [first] }
  put: { call: shop.put.lookup, with: { name: ${last} } }
  ${last}: { lookup: term, key: [second] }
`;
const RUNS = testTier === 'full' ? 1_000 : 300;

describe('versions', () => {
  let world: EngineWorld;
  const shop = new MemoryShop();
  beforeAll(async () => {
    world = await engineWorld({ buy: flow('after') }, [shopConnector(shop)], { term: TERM });
  });
  afterAll(() => world.close());
  const edit = (days: number) =>
    world.test.db.transaction(async (tx) => {
      const note = { author: 'anna', reason: 'test', at: new Date() };
      for (const kind of ['first', 'second'])
        await putRow(tx, 'term', { key: [kind], values: { days: String(days) } }, note);
    });

  it('are never mixed in one run, while a table and the flow change under hundreds of them', async () => {
    const next = await world.anotherEngine();
    await next.startWorker();
    const deployed = sleep(0).then(() => deployLater(world));
    let edits = 0;
    for (let started = 0; started < RUNS; started += 50) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const engine = index % 2 === 0 ? world.engine : next;
          return engine.start('buy', 'anna', { key: `run-${started + index}` });
        }),
      );
      edits += 1;
      await edit(edits);
    }
    await deployed;
    await allEnded(world, RUNS);
    const runs = await world.test.db.query<{
      revision: string;
      days: number[];
      versions: number[];
      paths: string[];
      pinned: number;
    }>(
      `select r.revision, array_agg((s.output->>'days')::int) filter (where s.kind = 'lookup') as days,
              array_agg(distinct (s.output->>'version')::int) filter (where s.kind = 'lookup') as versions,
              array_agg(s.path order by s.path) as paths, (r.versions->'tables'->>'term')::int as pinned
       from run r join step s on s.run_id = r.id where r.state = 'done' group by r.id`,
    );
    expect(runs).toHaveLength(RUNS);
    expect(
      runs.filter(
        ({ days, versions, pinned }) => days[0] !== days[1] || versions.length !== 1 || versions[0] !== pinned,
      ),
    ).toEqual([]);
    const shapes = new Set(runs.map(({ revision, paths }) => `${revision} ${paths.join(' ')}`));
    expect([...shapes].map((shape) => shape.split(' ').slice(1)).sort()).toEqual([
      ['after', 'before', 'put'],
      ['before', 'later', 'put'],
    ]);
    expect(new Set(runs.map(({ pinned }) => pinned)).size).toBeGreaterThan(3);
  }, 120_000);

  it('are those of the first look-up although the table changes while the run waits, and the next run takes the new one', async () => {
    await edit(1_000);
    shop.faults.push({ error: new ConnectorError('transient', 'busy', { outcome: 'rejected' }), committed: false });
    const id = await world.engine.start('buy', 'anna', { key: 'waits' });
    await stateIs(world, id, 'waiting');
    await edit(2_000);
    await stateIs(world, id, 'done');
    expect(await world.outputOf(id, 'later')).toMatchObject({ days: 1_000 });
    const following = await world.engine.start('buy', 'anna', { key: 'follows' });
    await stateIs(world, following, 'done');
    expect(await world.outputOf(following, 'before')).toMatchObject({ days: 2_000 });
  });

  it('of a connector may change in a run, unless it is another major one; a retry goes on with that', async () => {
    const begin = async (key: string, version: string) => {
      shop.faults.push({ error: new ConnectorError('transient', 'busy', { outcome: 'rejected' }), committed: false });
      const id = await world.engine.start('buy', 'anna', { key });
      await stateIs(world, id, 'waiting');
      await world.test.db.query(
        "update run set versions = versions || jsonb_build_object('connectors', jsonb_build_object('shop', $2::text)) where id = $1",
        [id, version],
      );
      return id;
    };
    const minor = await begin('minor', '1.7.0');
    await stateIs(world, minor, 'done');
    const major = await begin('major', '0.9.0');
    const dead = await stateIs(world, major, 'dead');
    expect(dead).toMatchObject({ reason: { code: 'run.connector_changed' } });
    await world.engine.runs.retry(major, { person: 'anna' });
    await stateIs(world, major, 'done');
    expect(shop.orders.filter(({ key }) => key.includes('/major/'))).toHaveLength(1);
  });
});

async function deployLater({ engine }: EngineWorld): Promise<void> {
  const by = { id: newId(), name: 'anna' };
  const what = { source: `flow: buy\ntitle: { de: buy, en: buy }\nowner: admin\n${flow('later')}` };
  await engine.deployments.deploy({ flow: 'buy', what, base: 1, by, note: '', origin: 'console' });
}

async function allEnded({ test }: EngineWorld, count: number): Promise<void> {
  for (let waited = 0; waited < 600; waited += 1) {
    const [row] = await test.db.query<{ n: number }>('select count(*)::int as n from run where ended_at is not null');
    if (row?.n === count) return;
    await sleep(100);
  }
  throw new Error(`${count} runs have not ended`);
}

async function stateIs({ test }: EngineWorld, runId: string, state: string): Promise<unknown> {
  for (let waited = 0; waited < 400; waited += 1) {
    const [run] = await test.db.query<{ state: string; reason: unknown }>(
      'select state, reason from run where id = $1',
      [runId],
    );
    if (run?.state === state) return run;
    await sleep(50);
  }
  throw new Error(`run ${runId} is not ${state}`);
}
