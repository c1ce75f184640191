import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type Database, type Transaction } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { claimDeliveries } from './claim-deliveries.ts';

describe('deliveries', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test?.close());
  beforeEach(() => test.db.query('delete from delivery'));

  async function stored(connection = 'shop'): Promise<string> {
    const id = newId();
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body) values ($1, $2, '/hooks', '{}', 'x')`,
      [id, connection],
    );
    return id;
  }
  const claimed = async () => (await claimDeliveries(test.db, newId())).map(({ id }) => id);
  const holderDied = () => test.db.query("update delivery set held_until = now() - interval '1 second'");
  const done = (ids: string[]) =>
    test.db.query("update delivery set state = 'dispatched' where id = any($1::uuid[])", [ids]);

  /** How PostgreSQL carries the taking out. */
  async function planOfClaim(): Promise<PlanNode> {
    const explaining: { plan?: PlanNode } = {};
    const watched = Object.assign(Object.create(test.db) as Database, {
      transaction: <T>(work: (tx: Transaction) => Promise<T>, options?: { byKeys?: boolean }) =>
        test.db.transaction((tx) => work(explained(tx, explaining)), options),
    });
    await claimDeliveries(watched, newId());
    if (!explaining.plan) throw new Error('nothing was taken');
    return explaining.plan;
  }

  it('are taken together in their order, and by nobody else while they are held', async () => {
    const ids = [await stored(), await stored()];
    expect(await claimed()).toEqual(ids);
    await stored();
    expect(await claimed()).toEqual([]);
  });

  it('that a dead holder left behind go first, each alone: what came later must not overtake them', async () => {
    const [first = '', second = ''] = [await stored(), await stored()];
    expect(await claimed()).toEqual([first, second]);
    await holderDied();
    const later = await stored();
    expect(await claimed()).toEqual([first]);
    await done([first]);
    expect(await claimed()).toEqual([second]);
    await done([second]);
    expect(await claimed()).toEqual([later]);
  });

  it('are taken again by a holder that was not told of them, as if it had not begun', async () => {
    const holder = newId();
    const ids = [await stored(), await stored()];
    await claimDeliveries(test.db, holder);
    ids.push(await stored());
    expect(await claimed()).toEqual([]);
    const again = await claimDeliveries(test.db, holder);
    expect(again.map(({ id, starts }) => [id, starts])).toEqual(ids.map((id) => [id, 1]));
  });

  it('are taken at the same cost however many wait', async () => {
    const backlog = 20_000;
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body)
       select gen_random_uuid(), 'shop', '', '{}', 'x' from generate_series(1, $1)`,
      [backlog],
    );
    await test.db.query('analyze delivery');
    const rows = rowsOf(await planOfClaim());
    expect(rows).toBeGreaterThan(200);
    expect(rows).toBeLessThan(backlog / 4);
  });

  it('are taken at the same cost however many were done before', async () => {
    const before = 5_000;
    await test.db.query('vacuum delivery');
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, starts, holder)
       select gen_random_uuid(), 'shop', '', '{}', 'x', 1, gen_random_uuid() from generate_series(1, $1)`,
      [before],
    );
    // Statistics are made while some are in hand: then PostgreSQL likes to read the whole index first.
    await test.db.query("update delivery set state = 'dispatched' where random() < 0.98");
    await test.db.query('analyze delivery');
    await test.db.query("update delivery set state = 'dispatched'");
    const first = await stored();
    // This look finds them dead and says so in the indexes.
    expect(await claimed()).toEqual([first]);
    await done([first]);
    await stored();
    const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = await planOfClaim();
    expect(hit + read).toBeLessThan(75);
  });

  it('of one connection do not wait for a body of another that takes its workers down', async () => {
    const poison = await stored();
    expect(await claimed()).toEqual([poison]);
    const other = await stored('bank');
    expect(await claimed()).toEqual([other]);
    await done([other]);
    await holderDied();
    await stored('bank');
    expect(await claimed()).toEqual([poison]);
  });
});

/** The same transaction, which keeps the plan of the taking instead of its answer. */
function explained(tx: Transaction, kept: { plan?: PlanNode }): Transaction {
  return Object.assign(Object.create(tx) as Transaction, {
    query: async (sql: string, parameters?: unknown[]) => {
      if (!sql.startsWith('with begun')) return tx.query(sql, parameters);
      const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `explain (analyze, buffers, format json) ${sql}`,
        parameters,
      );
      const plan = row?.['QUERY PLAN'][0]?.Plan;
      if (plan) kept.plan = plan;
      return [];
    },
  });
}

/** A part of a plan as PostgreSQL explains it. */
interface PlanNode {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** Rows that all parts of a plan have looked at. */
function rowsOf(node: PlanNode): number {
  const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return (node.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), own);
}
