import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRun } from '@belegfluss/engine';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { waitUntil } from '../../crash/waiting.ts';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const FLOWS = {
  all: `on: { hand: { person: { role: admin } } }
steps:
  deals:
    each: { changes: crm.deal, since: 2026-01-01, when: deal.name != "no" }
    as: deal
    parallel: 3
    steps:
      put: { call: acct.put.lookup, timeout: PT2S, with: { name: { expr: deal.name } }, intent: { expr: deal.name }, onError: continue }
      sure: { approve: admin, title: { de: Gut?, en: Good? }, within: P1D, when: deal.name == record.?asks.orValue("") }
  sum: { map: { items: { expr: steps.deals.items } } }
`,
  strict: `on: { hand: { person: { role: admin } } }
steps:
  deals:
    each: { changes: crm.deal }
    as: deal
    steps:
      put:
        call: acct.put.lookup
        with: { name: { expr: deal.name } }
        intent: { expr: deal.name }
        undo: { call: acct.put.lookup, with: { name: { expr: '"no " + deal.name' } } }
  last: { call: acct.put.lookup, with: { name: last }, onError: compensate }
`,
};

/** Pages that are kept for a test from the run, of 50 records less those that are not wanted; five would be more than 200. */
const KEPT_PAGES = 4;

describe('a loop over pages in a worker', () => {
  let world: EngineWorld;
  let systems: MemorySync;
  beforeEach(async () => {
    systems = new MemorySync();
    world = await engineWorld(FLOWS, syncConnectors(systems));
    systems.pageSize = 50;
  });
  const list = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const name = n % 40 === 7 ? 'no' : `d${n}`;
      systems.deals.push({ key: String(n), changedAt: new Date(Date.UTC(2026, 0, 2, 0, 0, n)).toISOString(), name });
    }
  };
  afterEach(() => world.close());
  const wanted = () => systems.deals.flatMap(({ name }) => (name === 'no' ? [] : [name])).sort();
  const rows = async (isBehind: boolean) => {
    const [row] = await world.test.db.query<{ n: number }>('select count(*)::int as n from step where is_behind = $1', [
      isBehind,
    ]);
    return row?.n ?? 0;
  };

  it('goes on in another worker in the middle of a page, and gives each record one turn', async () => {
    list(400);
    let stalled = false;
    systems.onWrite = (name) => {
      if (stalled || name !== 'd220') return Promise.resolve();
      stalled = true;
      return new Promise(() => undefined);
    };
    const id = await world.engine.start('all', 'anna', { key: '1' });
    await waitUntil('the middle of a page', () => stalled && systems.kept.length > 225);
    const other = await world.anotherEngine();
    await world.engine.close();
    // Since then the records of the page have come to stand in another order.
    const page = systems.deals.slice(200, 250);
    const moments = page.map(({ changedAt }) => changedAt).toReversed();
    for (const [index, deal] of page.entries()) deal.changedAt = moments[index] ?? '';
    await other.startWorker();
    expect(await world.settled(40)).toMatchObject([{ state: 'done' }]);
    expect(systems.names()).toEqual(wanted());
    expect(await world.outputOf(id, 'sum')).toEqual({ items: wanted().length });
    expect(await rows(true)).toBe(2 * wanted().length + KEPT_PAGES);
    expect(await rows(false)).toBe(2);
    expect((await readRun(world.test.db, id))?.steps.map(({ path }) => path)).toEqual(['deals', 'sum']);
  }, 60_000);

  it('reads a page again when it could not be read, shows what failed, and is not lost in a replay', async () => {
    list(120);
    systems.pageFaults.push(new ConnectorError('transient', 'away', { outcome: 'rejected' }));
    systems.faults.set('d3', { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    const id = await world.engine.start('all', 'anna', { key: '1', asks: 'd5' });
    expect(await world.settled(40)).toMatchObject([{ state: 'question' }]);
    const [asked] = await listQuestions(world.test.db, { state: 'open' });
    await world.engine.answer(asked?.id ?? '', { option: 'approve', fields: {}, by: 'anna', at: new Date() });
    expect(await world.settled(40)).toMatchObject([{ state: 'done' }]);
    expect(systems.names()).toEqual(wanted().filter((name) => name !== 'd3'));
    const shown = (await readRun(world.test.db, id))?.steps.map(({ path, state }) => [path, state]);
    expect(shown).toEqual([
      ['deals', 'done'],
      ['deals[3].put', 'failed'],
      ['deals[5].sure', 'done'],
      ['sum', 'done'],
    ]);
    // The records stand on other places now; what was written is known by its record.
    systems.deals.splice(0, 2);
    await world.engine.runs.replay(id, { version: 'live', input: { key: '1' } }, { person: 'anna' });
    await world.settled(40);
    expect(systems.names()).toEqual([...wanted(), 'd0', 'd1'].sort());
    // Whoever goes on behind the loop takes over what it gave, and not its turns.
    const reads = systems.asked.length;
    const later = await world.engine.runs.replay(id, { version: 'live', from: 'sum' }, { person: 'anna' });
    await world.settled(40);
    expect((await readRun(world.test.db, later))?.steps.map(({ path }) => path)).toEqual(['deals', 'sum']);
    expect(await world.outputOf(later, 'sum')).toEqual({ items: 117 });
    expect(systems.asked).toHaveLength(reads);
  }, 60_000);

  it('goes on in the page in hand when somebody retries it, and undoes all pages when what follows fails', async () => {
    systems.pageSize = 4;
    list(6);
    const refused = { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false };
    systems.faults.set('d5', refused);
    systems.faults.set('last', refused);
    const id = await world.engine.start('strict', 'anna', { key: '1' });
    expect(await world.settled()).toMatchObject([{ state: 'dead' }]);
    // What is listed by now is another page.
    systems.deals.splice(0, 3);
    const asked = systems.asked.length;
    await world.engine.runs.retry(id, { person: 'anna' });
    expect(await world.settled()).toMatchObject([{ state: 'dead' }]);
    expect(systems.asked).toHaveLength(asked);
    const done = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'];
    expect(systems.kept.map(({ name }) => name)).toEqual([...done, ...done.toReversed().map((name) => `no ${name}`)]);
  });

  it('becomes a test with the pages that it read, in their order', async () => {
    systems.pageSize = 3;
    list(8);
    systems.faults.set('d5', { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false });
    const id = await world.engine.start('all', 'anna', { key: '1' });
    expect(await world.settled(40)).toMatchObject([{ state: 'done' }]);
    const { text } = await world.engine.recordings.testOf(id);
    for (const part of [
      'deals:\n          - gives:\n              - name: d0\n              - name: d1\n              - name: d2\n          - gives:\n              - name: d3',
      'deals[5].put:\n          - fails:\n              kind: invalid',
      'sum:\n          items: 7',
    ])
      expect(text).toContain(part);
    expect(text.match(/use: acct.put.lookup/g)).toHaveLength(7 - 1);
  }, 60_000);

  it('becomes a test where it failed in the middle, or could not read on', async () => {
    systems.pageSize = 2;
    list(6);
    const refused = { error: new ConnectorError('invalid', 'no', { outcome: 'rejected' }), committed: false };
    systems.faults.set('d3', refused);
    const failed = await world.engine.start('strict', 'anna', { key: '1' });
    expect(await world.settled()).toMatchObject([{ state: 'dead' }]);
    expect((await world.engine.recordings.testOf(failed)).text).toMatch(
      /state: dead\n\s+reason: connector.invalid\n\s+at: deals\[3\].put/,
    );
    systems.onWrite = (name) => {
      if (name === 'd1') systems.pageFaults.push(new ConnectorError('permanent', 'no', { outcome: 'rejected' }));
      return Promise.resolve();
    };
    const unread = await world.engine.start('strict', 'anna', { key: '2' });
    await world.settled();
    const { text } = await world.engine.recordings.testOf(unread);
    expect(text).toMatch(/- name: d1\n\s+- fails:\n\s+kind: permanent\n/);
    expect(text).toMatch(/state: dead\n\s+reason: connector.permanent\n\s+at: deals\n/);
  }, 60_000);

  it('says where it went through too much for a test', async () => {
    list(260);
    const id = await world.engine.start('all', 'anna', { key: '1' });
    expect(await world.settled(40)).toMatchObject([{ state: 'done' }]);
    await expect(world.engine.recordings.testOf(id)).rejects.toMatchObject({
      diagnostics: [{ code: 'recording.too_large', facts: { step: 'deals', records: 253, most: 200 } }],
    });
    await world.test.db.query(
      "insert into step (run_id, path, kind, state, started_at) select $1, 'x[' || n || '].y', 'map', 'done', now() from generate_series(1, 1500) n",
      [id],
    );
    await expect(world.engine.recordings.testOf(id)).rejects.toMatchObject({
      diagnostics: [{ code: 'recording.too_large', facts: { most: 2_000 } }],
    });
  }, 60_000);
});
