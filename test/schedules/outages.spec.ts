import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '@belegfluss/engine';
import { Database } from '@belegfluss/store';
import type { TestDatabase } from '@belegfluss/testing';
import { engineWorld, type EngineWorld } from '../engine/world/engine-world.ts';
import { MemoryShop, shopConnector } from '../engine/world/memory-shop.ts';

const POLICIES = ['all', 'latest', 'none'];
const LOOK = `on:
${POLICIES.flatMap((policy) => [
  `  hourly_${policy}: { schedule: { cron: '0 * * * *', zone: Europe/Berlin, catchUp: ${policy} } }`,
  `  nightly_${policy}: { schedule: { cron: '30 2 * * *', zone: Europe/Berlin, catchUp: ${policy} } }`,
]).join('\n')}
steps: { end: { stop: done, reason: seen } }
`;

describe('schedules over an outage, with two schedulers that come back at the same time', () => {
  let world: EngineWorld;
  let schedulers: Engine[];
  beforeEach(async () => {
    world = await engineWorld({ look: LOOK }, [shopConnector(new MemoryShop())], {}, ownClock);
    schedulers = [world.engine, await world.anotherEngine()];
  });
  afterEach(() => world.close());

  /** Both look at the clock, which shows this moment, twice each. */
  const lookAt = async (moment: string) => {
    await world.test.db.query('update own.clock set at = $1', [moment]);
    const looks = [...schedulers, ...schedulers].map((engine) => engine.upkeep.fireSchedules());
    return (await Promise.all(looks)).flat();
  };
  /** Hours and minutes (UTC) of the slots that each trigger has started, in the order of their runs. */
  const started = async () => {
    const runs = await world.test.db.query<{ trigger: string; slots: string[] }>(
      `select trigger, array_agg(substr(input->'data'->>'slot', 12, 5) order by id) as slots from run group by 1`,
    );
    return Object.fromEntries(runs.map(({ trigger, slots }) => [trigger, slots]));
  };
  const leftOut = async () => {
    const marks = await world.test.db.query<{ name: string; left: number }>(
      'select name, left_out::int as left from schedule_mark where left_out > 0',
    );
    return Object.fromEntries(marks.map(({ name, left }) => [name.replace('look.', ''), left]));
  };

  it('while clocks go forward: what a clock on the wall never showed is due once, at the end of the gap', async () => {
    await lookAt('2027-03-28T00:10:00Z');
    const fired = await lookAt('2027-03-28T03:02:00Z');
    expect(fired.flatMap((each) => each.started)).toHaveLength(7);
    expect(await started()).toEqual({
      hourly_all: ['01:00', '02:00', '03:00'],
      nightly_all: ['01:00'],
      // The last one is on time, so that nothing has to stand for those before it.
      hourly_latest: ['03:00'],
      nightly_latest: ['01:00'],
      hourly_none: ['03:00'],
    });
    expect(await leftOut()).toEqual({ hourly_latest: 2, hourly_none: 2, nightly_none: 1 });
    expect((await world.settled()).every(({ state }) => state === 'done')).toBe(true);
  });

  it('while clocks go back: what a clock on the wall showed twice is due once, and every hour each time', async () => {
    await lookAt('2027-10-30T22:10:00Z');
    await lookAt('2027-10-31T03:30:00Z');
    expect(await started()).toEqual({
      hourly_all: ['23:00', '00:00', '01:00', '02:00', '03:00'],
      nightly_all: ['00:30'],
      hourly_latest: ['03:00'],
      nightly_latest: ['00:30'],
    });
    expect(await leftOut()).toEqual({ hourly_latest: 4, hourly_none: 5, nightly_none: 1 });
    await lookAt('2027-10-31T04:01:00Z');
    const now = await started();
    expect(POLICIES.map((policy) => now[`hourly_${policy}`]?.at(-1))).toEqual(['04:00', '04:00', '04:00']);
  });
});

/** Schedules go by the clock of the database: here it shows what a test has set, in all sessions that are opened from now on. */
async function ownClock(test: TestDatabase): Promise<TestDatabase> {
  const { db: before, url } = test;
  await before.query('create schema own');
  await before.query("create table own.clock as select timestamptz '2027-01-01T00:00:00Z' as at");
  await before.query(
    'create function own.clock_timestamp() returns timestamptz language sql volatile as $$ select at from own.clock $$',
  );
  await before.query(`alter database ${new URL(url).pathname.slice(1)} set search_path = own, pg_catalog, public`);
  const db = await Database.open({ url, poolSize: 8 });
  return { ...test, db, close: () => db.close().then(() => test.close()) };
}
