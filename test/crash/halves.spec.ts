import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { startTruth, type Truth } from '../chaos/truth.ts';
import { freePort } from './free-port.ts';
import { holdRows } from './held-row.ts';
import { JsonClient } from './json-client.ts';
import { endLeases } from './leases.ts';
import { startApp, type OwnProcess } from './own-process.ts';
import { waitUntil } from './waiting.ts';

const PACK = fileURLToPath(new URL('../chaos/pack/', import.meta.url));
const DEALS = 60;
const HEAD = `title: { de: Probe, en: Probe }
owner: integration_admin
on: { hand: { person: { role: integration_admin } } }
`;
const booked = (name: string) => `call: ledger.found.create
    with: { ref: ${name}, account: '1' }
    undo: { call: ledger.found.create, with: { ref: no ${name}, account: '1' } }`;
/** The ledger refuses what begins with R once. */
const UNDONE = `flow: undone
${HEAD}onError: compensate
steps:
  first:
    ${booked('first')}
  second:
    ${booked('second')}
  third: { call: ledger.keyed.create, with: { ref: R } }
`;
/** Two flows that want the same record. */
const WISHES = ['wish_a', 'wish_b'];
const wish = (flow: string) => `flow: ${flow}
${HEAD}steps:
  account: { upsert: ledger.account, by: reference, with: { reference: '4711', ref: account } }
`;
/** Goes through all deals, twenty on a page. */
const PAGED = `flow: paged
${HEAD}steps:
  deals:
    each: { changes: shop.deal }
    as: deal
    parallel: 3
    steps:
      put:
        call: ledger.found.create
        with: { ref: { expr: '"page " + deal.id' }, account: '1' }
        intent: { expr: deal.id }
`;
const named = (flow: string, reason: string) =>
  `flow: ${flow}\n${HEAD}steps: { end: { stop: done, reason: ${reason} } }\n`;

describe('what is killed in the middle', () => {
  let folder: string;
  let test: TestDatabase;
  let truth: Truth;
  let client: JsonClient;
  let server: OwnProcess;
  let startServer: () => Promise<OwnProcess>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belegfluss-halves-'));
    const pack = join(folder, 'pack');
    await cp(PACK, pack, { recursive: true });
    await writeFile(join(pack, 'undone.flow.yaml'), UNDONE);
    await writeFile(join(pack, 'paged.flow.yaml'), PAGED);
    for (const flow of WISHES) await writeFile(join(pack, `${flow}.flow.yaml`), wish(flow));
    for (const flow of ['at_once', 'at_a_time']) await writeFile(join(pack, `${flow}.flow.yaml`), named(flow, 'old'));
    test = await testDatabase();
    truth = await startTruth({ deals: DEALS, log: join(folder, 'effects.log') });
    const port = await freePort();
    startServer = () =>
      startApp('server', {
        DATABASE_URL: test.url,
        PORT: String(port),
        BELEGFLUSS_STATE: folder,
        BELEGFLUSS_FLOWS: pack,
        BELEGFLUSS_ENVIRONMENT: 'chaos',
        BELEGFLUSS_SANDBOX_URL: `http://127.0.0.1:${truth.port}`,
        BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
        LOG_LEVEL: 'error',
      });
    server = await startServer();
    client = new JsonClient(`http://127.0.0.1:${port}`);
    await client.post('/api/v1/session', server.hello['firstAdministrator']);
  }, 120_000);
  afterAll(async () => {
    await server?.kill();
    await truth?.stop();
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const makePlan = () =>
    client.post<{ plan: { id: string; state: string; created: number } }>('/api/v1/flows/all_deals/plans');
  const start = async (flow: string) =>
    (await client.post<{ runId: string }>(`/api/v1/flows/${flow}/runs`, { input: { key: 'k' } })).runId;
  const deployNew = (flow: string, more: object = {}) =>
    client.post<{ state: string }>(`/api/v1/flows/${flow}/deployments`, {
      source: named(flow, 'new'),
      base: 1,
      ...more,
    });
  const versions = (flow: string) =>
    test.db.query<{ version: number; lives: number }>(
      `select version, (select count(*)::int from flow_deployment d where d.flow = v.flow and d.version = v.version) as lives
       from flow_version v where flow = $1 order by version`,
      [flow],
    );
  const ended = (runId: string) =>
    waitUntil('the run ends', async () => {
      const { run } = await client.get<{ run: { state: string; endedAt: string | null } }>(`/api/v1/runs/${runId}`);
      return run.endedAt !== null && run.state;
    });

  it('is whole or goes on: a plan, the carrying out of another, a deployment, and the undoing of a run', async () => {
    const { plan } = await makePlan();
    expect(plan).toMatchObject({ state: 'made', created: DEALS });
    const held = await holdRows(test.db, [
      { table: 'sync_plan_record' },
      // The ledger has a page of the plan by now, and nobody knows.
      { table: 'shadow' },
      { table: 'flow_deployment' },
      { table: 'step', when: "new.path = 'second.undo' and new.state = 'done'" },
    ]);
    await deployNew('at_a_time', { at: new Date(Date.now() + 2_000).toISOString() });
    const [applied, undone] = [
      (await client.post<{ runId: string }>(`/api/v1/flows/all_deals/plans/${plan.id}/apply`)).runId,
      await start('undone'),
    ];
    const asked = Promise.allSettled([makePlan(), deployNew('at_once')]);
    await held.reached(4);
    const before = await truth.read();
    expect(before.refs.B.length).toBeGreaterThan(0);
    expect(before.refs.B.length).toBeLessThan(DEALS);
    expect(before.refs.L).toEqual(['first', 'second', 'no second']);

    await server.kill();
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await held.lose();
    await endLeases(test.db);
    server = await startServer();

    expect(await ended(applied)).toBe('done');
    expect(await ended(undone)).toBe('dead');
    const { refs, deals } = await truth.read();
    expect(refs.B.toSorted()).toEqual(deals.toSorted());
    expect(refs.L).toEqual(['first', 'second', 'no second', 'no first']);
    const plans = await test.db.query<{ id: string; state: string }>(
      'select id, state from sync_plan order by made_at',
    );
    expect(plans).toEqual([
      { id: plan.id, state: 'applied' },
      { id: expect.any(String), state: 'making' },
    ]);
    // Half a plan is nobody's to carry out; the next one is whole.
    await expect(client.post(`/api/v1/flows/all_deals/plans/${plans[1]?.id}/apply`)).rejects.toThrow('plan.not_open');
    expect((await makePlan()).plan).toMatchObject({ state: 'made', created: 0 });

    // Of the deployment nothing is left, so that it can be made again; what was planned went live late, and once.
    expect(await versions('at_once')).toEqual([{ version: 1, lives: 1 }]);
    await waitUntil('the planned one is live', async () => (await versions('at_a_time'))[1]?.lives === 1);
    expect(await deployNew('at_once')).toMatchObject({ state: 'live' });
    expect(await versions('at_once')).toEqual([
      { version: 1, lives: 1 },
      { version: 2, lives: 1 },
    ]);
  }, 180_000);

  const refs = async (beginning: string) => (await truth.read()).refs.L.filter((ref) => ref.startsWith(beginning));

  it('is found as done: a record that one of two flows has made, and the turn of a loop over pages', async () => {
    const held = await holdRows(test.db, [
      { table: 'step', when: "new.path in ('account', 'deals[30].put') and new.state = 'done'" },
    ]);
    // One after the other: what shares a commit with a row that is held would stand still as well.
    const paged = await start('paged');
    await held.reached(1);
    const runs = [paged, ...(await Promise.all(WISHES.map(start)))];
    await held.reached(2);
    expect((await refs('page')).length).toBeLessThan(DEALS);

    await server.kill();
    await held.lose();
    await endLeases(test.db);
    server = await startServer();

    expect(await Promise.all(runs.map(ended))).toEqual(['done', 'done', 'done']);
    expect(await refs('account')).toHaveLength(1);
    const outputs = await test.db.query<{ did: string }>(
      "select output->>'did' as did from step where path = 'account'",
    );
    expect(outputs.map(({ did }) => did).sort()).toEqual(['created', 'unchanged']);
    const { deals } = await truth.read();
    expect((await refs('page')).sort()).toEqual(deals.map((deal) => `page ${deal.split('/')[0]}`).sort());
  }, 120_000);
});
