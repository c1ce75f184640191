import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { listRuns, readRun } from '@belegfluss/engine';
import { engineWorld, type EngineWorld } from './engine-world.ts';
import { MemoryShop, shopConnector } from './memory-shop.ts';

const TOLD = `emit: ping, key: { expr: 'string(int(record.n) + 1)' }, with: { n: { expr: int(record.n) + 1 } }`;
/** Goes on for as long as its condition is met; the first run rests before it tells anything. */
const LOOP = `on:
  hand: { person: { role: admin } }
  heard: { emitted: ping, when: int(record.n) < 1000000 }
steps:
  rest: { wait: time, for: PT1S, when: event.type == "person" }
  again: { STEP }
`;

describe('flows that start each other', () => {
  let world: EngineWorld;
  afterEach(() => world.close());

  /** Runs of the flow in their order, after one that stands so far in a chain. */
  const runsAfter = async (chain: number) => {
    const id = await world.engine.start('loop', 'anna', { key: '0', n: 0 });
    for (let waited = 0; waited < 100 && (await readRun(world.test.db, id))?.run.state !== 'waiting'; waited += 1)
      await sleep(20);
    await world.test.db.query("update run set input = input || jsonb_build_object('chain', $2::int) where id = $1", [
      id,
      chain,
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
});
