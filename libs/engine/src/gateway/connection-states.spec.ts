import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Bell } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { BudgetRows } from './budget-rows.ts';
import { readConnectionStates } from './connection-states.ts';

const DAY = { requests: 1_000, perSeconds: 86_400 };
const SEARCH = { route: 'deal.search', requests: 20, perSeconds: 7.5 };

describe('what is known of connections', () => {
  let test: TestDatabase;
  let rows: BudgetRows;
  beforeAll(async () => {
    test = await testDatabase();
  }, 60_000);
  beforeEach(() => {
    rows = new BudgetRows(test.db, new Bell(test.db, () => undefined));
  });
  afterEach(() => test.db.query('truncate budget, connection_gate, breaker, connection_health'));
  afterAll(() => test.close());

  const stateOf = async (connection: string) => (await readConnectionStates(test.db)).get(connection);

  it('is how long a pause still lasts, until it is over', async () => {
    await rows.close('crm', 60);
    const state = await stateOf('crm');
    expect(state).toMatchObject({ breaker: { state: 'closed', since: null }, lastGoodAt: null, budgets: [] });
    expect(state?.pause?.seconds).toBeGreaterThan(55);
    expect(state?.pause?.seconds).toBeLessThanOrEqual(60);
    expect(Date.parse(state?.pause?.until ?? '')).toBeGreaterThan(Date.now() + 50_000);
    await test.db.query('update connection_gate set closed_until = now()');
    expect((await stateOf('crm'))?.pause).toBeNull();
  });

  it('is how much of each limit is in use, by window and route and at once', async () => {
    await rows.lease('crm', DAY, { id: 'a', want: 30 });
    await rows.lease('crm', SEARCH, { id: 'b', want: 1 });
    await rows.lease('crm', SEARCH, { id: 'c', want: 2 });
    await rows.hold('crm', 8, { holder: 'x', wanted: 3, inUse: 0 });
    expect((await stateOf('crm'))?.budgets).toEqual([
      { route: null, perSeconds: 86_400, limit: 1_000, inUse: 30 },
      { route: null, perSeconds: null, limit: 8, inUse: 3 },
      { route: 'deal.search', perSeconds: 7.5, limit: 20, inUse: 3 },
    ]);
  });

  it('counts what was given back no more, and leaves out limits of which nothing is used', async () => {
    await rows.lease('crm', DAY, { id: 'a', want: 30 });
    await rows.lease('crm', DAY, { id: '', want: 0, settle: { id: 'a', used: 4, lastUsedMsAgo: 0 } });
    await rows.hold('crm', 8, { holder: 'x', wanted: 3, inUse: 0 });
    await rows.hold('crm', 8, { holder: 'x', wanted: 0, inUse: 0 });
    expect((await stateOf('crm'))?.budgets).toEqual([{ route: null, perSeconds: 86_400, limit: 1_000, inUse: 4 }]);
    await test.db.query(`update budget set grants = '[{"id":"a","requests":4,"until":1}]'`);
    expect((await stateOf('crm'))?.budgets).toEqual([]);
  });

  it('holds each connection of which anything is known, with its worst breaker', async () => {
    await rows.close('crm', 60);
    await rows.lease('clm', DAY, { id: 'a', want: 1 });
    await test.db.query(
      `insert into breaker (connection, route, state, probe_at) values
         ('books', 'a', 'closed', now()), ('books', 'b', 'half_open', now())`,
    );
    await test.db.query(
      `insert into connection_health (connection, last_good_at) values ('bank', now()), ('crm', now())`,
    );
    const states = await readConnectionStates(test.db);
    expect([...states.keys()].sort()).toEqual(['bank', 'books', 'clm', 'crm']);
    expect(states.get('books')?.breaker.state).toBe('half_open');
    expect(states.get('crm')).toMatchObject({ lastGoodAt: expect.any(String), pause: { seconds: expect.any(Number) } });
  });
});
