import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { newId } from '@belegfluss/store';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemoryShop, shopConnector } from '../world/memory-shop.ts';

const TOLD = `emit: ping, key: { expr: 'string(int(record.n) + 1)' }, with: { n: { expr: int(record.n) + 1 } }`;
/** Goes on for as long as its condition is met; the first run rests before it tells anything. */
const LOOP = `on:
  hand: { person: { role: admin } }
  heard: { emitted: ping, when: int(record.n) < 1000000 }
steps:
  rest: { wait: time, for: PT1S, when: event.type == "person" }
  again: { STEP }
`;

const heard = (event: string) => `on: { heard: { emitted: ${event} } }\n`;

const tell = (side: string) => `  ${side}: { emit: piece, key: { expr: 'event.key + "${side}"' }, with: {} }\n`;

describe('flows that start each other', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  /** Runs of the flow in their order, after one that stands so far in a chain. */
  const runsAfter = async (chain: unknown) => {
    const id = await world.engine.start('loop', 'anna', { key: '0', n: 0 });
    for (let waited = 0; waited < 100 && (await readRun(world.test.db, id))?.run.state !== 'waiting'; waited += 1)
      await sleep(20);
    await world.test.db.query("update run set input = input || jsonb_build_object('chain', $2::jsonb) where id = $1", [
      id,
      JSON.stringify(chain),
    ]);
    await world.settled();
    return (await listRuns(world.test.db, { flow: 'loop' })).toReversed();
  };

  it('come to an end at the thousandth event in a row, which is told with its reason', async () => {
    world = await engineWorld({ loop: LOOP.replace('STEP', TOLD) }, [shopConnector(new MemoryShop())]);
    const runs = await runsAfter(998);
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done', 'dead']);
    expect(runs[2]?.reason).toMatchObject({ code: 'run.event_loop', facts: { step: 'again', event: 'ping' } });
  }, 30_000);

  it('do so by way of runs that they wait for, as well', async () => {
    const part = `on: { asked: { called: { needs: [n] } } }\nsteps:\n  again: { ${TOLD} }\n`;
    const step = `run: part, key: { expr: event.run }, with: { n: { expr: record.n } }, within: P1D`;
    world = await engineWorld({ loop: LOOP.replace('STEP', step), part }, [shopConnector(new MemoryShop())]);
    const runs = await runsAfter(998);
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done', 'dead']);
    expect(runs[2]?.reason).toMatchObject({ code: 'run.child_dead', facts: { cause: 'run.event_loop' } });
  }, 30_000);

  it('come to an end where each tells several, long before any is the thousandth in a row', async () => {
    const twice = ['a', 'b'].map(
      (side) => `  ${side}: { emit: ping, key: { expr: 'event.key + "${side}"' }, with: {} }`,
    );
    const loop = `on:\n  hand: { person: { role: admin } }\n  heard: { emitted: ping }\nsteps:\n  rest: { wait: time, for: PT1S, when: event.type == "person" }\n${twice.join('\n')}\n`;
    world = await engineWorld({ loop }, [shopConnector(new MemoryShop())]);
    const id = newId();
    await world.test.db.query('insert into event_circle (origin, events) values ($1, 9990)', [id]);
    const runs = await runsAfter({ events: 1, flows: ['loop'], origin: id });
    // Ten more events are told.
    expect(runs).toHaveLength(11);
    const dead = runs.filter(({ state }) => state === 'dead');
    expect(dead.length).toBeGreaterThanOrEqual(6);
    // Who only tries such a run out counts nothing and is told nothing.
    const start = { kind: 'run', runId: runs.at(-1)?.id ?? '' } as const;
    const tried = await world.engine.dryRuns.try('loop', { start }, new Date());
    expect(tried).toMatchObject({ state: 'done', emitted: [{ event: 'ping' }, { event: 'ping' }] });
    for (const { reason } of dead)
      expect(reason).toMatchObject({ code: 'run.event_loop', facts: { event: 'ping', origin: id } });
  }, 30_000);

  it('are no circle where an event goes through each flow once, however many there are', async () => {
    const items = `each: { expr: 'record.items' }, as: n, steps: { told: { emit: part, key: { expr: 'event.key + n' }, with: {} } }`;
    const hand = 'on: { hand: { person: { role: admin } } }\n';
    world = await engineWorld(
      {
        whole: `${hand}steps: { all: { ${items} } }\n`,
        part: `${heard('part')}steps:\n${tell('a')}${tell('b')}`,
        piece: `${heard('piece')}steps: { put: { call: shop.put.keyed, with: { name: { expr: event.key } } } }\n`,
      },
      [shopConnector(new MemoryShop())],
    );
    await world.engine.start('whole', 'anna', { key: 'x', items: Array.from({ length: 30 }, (_, n) => `-${n}`) });
    await world.settled();
    expect(await world.test.db.query('select count(*)::int as n, state from run group by 2')).toEqual([
      { n: 91, state: 'done' },
    ]);
    expect(await world.test.db.query('select * from event_circle')).toEqual([]);
  }, 30_000);
});
