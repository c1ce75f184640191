import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { OWN_LANE } from '../queue/lanes.ts';
import { restJobId } from '../queue/rest-job.ts';
import { wakeReopened } from './reopened.ts';

/** How many of a route are woken at a look, and how far apart. */
const AT_ONCE = 300;
const APART_MS = 50;

describe('runs behind a breaker that has closed', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await journalWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.test.db.query('delete from breaker');
    await world.test.db.query('delete from pgboss.job');
    await world.test.db.query('truncate run cascade');
  });

  /** Puts so many runs to sleep for an hour behind this route of the shop. */
  const asleep = async (count: number, route: string, code = 'connector.breaker_open') => {
    const startAfter = new Date(Date.now() + 3_600_000);
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await world.newRun(`${route}-${n}`));
    const reason = { code, message: { de: 'zu', en: 'shut' }, facts: { connection: 'shop', route } };
    await world.test.db.query(
      "update run set state = 'waiting', wake_at = $2, reason = $3, attempt = 1 where id = any($1::uuid[])",
      [ids, startAfter, JSON.stringify(reason)],
    );
    const { queue } = world.parked;
    await world.test.db.transaction((tx) =>
      queue.insert(
        tx,
        ids.map((runId) => ({
          lane: OWN_LANE.name,
          runId,
          priority: 0,
          startAfter,
          id: restJobId({ id: runId, attempt: 1 }),
        })),
      ),
    );
    return ids;
  };
  /** Those that are due within the next minutes, the first first: how far they lie behind the one before, and behind their job. */
  const woken = () =>
    world.test.db.query<{ id: string; apart: number | null; job: number }>(
      `select r.id, round(extract(epoch from r.wake_at - lag(r.wake_at) over (order by r.wake_at)) * 1000)::int as apart,
              round(extract(epoch from j.start_after - r.wake_at) * 1000)::int as job
       from run r join pgboss.job j on j.data->>'subject' = r.id::text
       where r.wake_at < now() + interval '10 minutes' order by r.wake_at`,
    );

  it('are woken one after the other, in the order in which they began, with their jobs', async () => {
    const ids = await asleep(4, 'orders');
    expect(await wakeReopened(world.parked)).toBe(4);
    const runs = await woken();
    expect(runs.map(({ id }) => id)).toEqual([...ids].sort());
    expect(runs.map(({ apart }) => apart)).toEqual([null, APART_MS, APART_MS, APART_MS]);
    expect(runs.map(({ job }) => job)).toEqual([0, 0, 0, 0]);
    const [first] = await world.test.db.query<{ ahead: boolean }>(
      'select min(wake_at) > now() - interval $$10 seconds$$ as ahead from run',
    );
    expect(first).toEqual({ ahead: true });
  });

  it('are left where it is open yet, and where they sleep for another reason', async () => {
    await asleep(2, 'orders');
    await asleep(1, 'invoices', 'run.waiting_for_time');
    await world.test.db.query(
      "insert into breaker (connection, route, state, probe_at) values ('shop', 'orders', 'half_open', now())",
    );
    expect(await wakeReopened(world.parked)).toBe(0);
    await world.test.db.query("update breaker set state = 'closed'");
    expect(await wakeReopened(world.parked)).toBe(2);
  });

  it('are woken in portions of each route, and the others by the next look', async () => {
    await asleep(AT_ONCE + 2, 'orders');
    await asleep(1, 'invoices');
    expect(await wakeReopened(world.parked)).toBe(AT_ONCE + 1);
    expect(await wakeReopened(world.parked)).toBe(2);
    expect(await wakeReopened(world.parked)).toBe(0);
  });
});
