import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listChildren, listSteps, readRun } from '@belegfluss/engine';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';

const ITEMS = 10_000;
const PAGES_BEHIND = 3_000;

/** A run with ten thousand turns of three steps, and with as many children of both kinds. */
describe('a run with very many steps and children', () => {
  let test: TestDatabase;
  const id = newId();
  beforeAll(async () => {
    test = await testDatabase();
    const rows = (sql: string, ...parameters: unknown[]) => test.db.query(sql, [id, ...parameters]);
    await rows(`insert into run (id, flow, revision, trigger, record_key, input, state, attempt)
      values ($1, 'f', 'r', 'ask', 'k', '{}', 'question', 1)`);
    const step = `insert into step (run_id, path, kind, state, started_at, input, is_behind)`;
    await rows(`${step} values ($1, 'lines', 'each', 'running', '2026-01-01', '{"items": ${ITEMS}}', false)`);
    // The item 42 has failed, and 9999 has an inner loop of which one item waits; 5 items have not begun.
    await rows(`${step} select $1, 'lines[' || n || '].' || s, case s when 'tell' then 'emit' else 'call' end,
        case when n = 42 and s = 'put' then 'failed' else 'done' end, '2026-01-01'::timestamptz + n * interval '1.000001 second', null, false
      from generate_series(0, ${ITEMS - 6}) n, unnest(array['put', 'tell', 'part']) s`);
    await rows(`${step} values ($1, 'lines[${ITEMS - 5}].deep', 'each', 'waiting', '2026-01-02', '{"items": 2}', false),
      ($1, 'lines[${ITEMS - 5}].deep[0].a', 'call', 'done', '2026-01-02', null, false),
      ($1, 'lines[${ITEMS - 5}].deep[1].a', 'call', 'waiting', '2026-01-02', null, false)`);
    await rows(`${step} values ($1, 'pages', 'each', 'running', '2026-01-03', '{"since": "2026-01-01T00:00:00.000Z", "items": ${PAGES_BEHIND}}', false),
      ($1, 'pages[${PAGES_BEHIND}].a', 'call', 'done', '2026-01-05', null, false),
      ($1, 'pages[${PAGES_BEHIND + 1}].a', 'call', 'running', '2026-01-05', null, false)`);
    await rows(`${step} select $1, 'pages[' || n || '].a', 'call', case when n % 1000 = 7 then 'failed' else 'done' end, '2026-01-04', null, true
      from generate_series(0, ${PAGES_BEHIND - 1}) n`);
    await rows(`insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at)
      select gen_random_uuid(), 'flow', $1::text || '/lines[' || n || '].tell', 'told', 'emitted', 'child ' || n, '{}', now()
      from generate_series(0, 299) n`);
    await test.db.query(`insert into run (id, flow, revision, trigger, event_id, record_key, input, state)
      select id, 'g', 'r', 'told', id, record_key, '{}', 'done' from event`);
    await rows(`insert into run (id, flow, revision, trigger, record_key, input, state, parent_id, parent_path)
      select gen_random_uuid(), 'g', 'r', 'ask', 'part ' || n, '{}', 'done', $1, 'lines[' || n || '].part' from generate_series(0, 299) n`);
  }, 60_000);
  afterAll(() => test.close());

  it('is shown with its first steps, and says how many there are and how far its loops have come', async () => {
    const found = await readRun(test.db, id);
    expect(found?.steps).toHaveLength(200);
    expect(found?.steps[0]).toMatchObject({ path: 'lines', turns: { all: ITEMS, done: ITEMS - 6, failed: 1 } });
    expect(found?.stepCount).toBe((ITEMS - 5) * 3 + 4 + 3 + 3);
    expect(found?.children).toHaveLength(200);
    expect(found?.childCount).toBe(600);
  });

  it('gives each step once, page by page, and those in one state alone', async () => {
    const seen: string[] = [];
    let after: string | null | undefined = undefined;
    do {
      const page: Awaited<ReturnType<typeof listSteps>> = await listSteps(test.db, id, {
        ...(after && { after }),
        limit: 5_000,
      });
      seen.push(...page.steps.map(({ path }) => path));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength((ITEMS - 5) * 3 + 4 + 3 + 3);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 2)).toEqual(['lines', 'lines[0].part']);

    const failed = await listSteps(test.db, id, { state: 'failed' });
    expect(failed.steps.map(({ path }) => path)).toEqual([
      'lines[42].put',
      'pages[1007].a',
      'pages[2007].a',
      'pages[7].a',
    ]);
    expect(failed.next).toBeNull();
    const { steps } = await listSteps(test.db, id, { state: 'waiting' });
    expect(steps[0]).toMatchObject({ path: 'lines[9995].deep', turns: { all: 2, done: 1, failed: 0 } });
  });

  it('counts what a loop over pages has left behind, of which only the failures are looked at', async () => {
    const { steps } = await listSteps(test.db, id, { after: '2026-01-02T23:00:00.000Z x' });
    expect(steps[0]).toMatchObject({
      path: 'pages',
      turns: { all: null, done: PAGES_BEHIND - 3 + 1, failed: 3 },
    });
    await test.db.query(
      `update step set state = 'done', output = '{"items": ${PAGES_BEHIND + 2}}' where run_id = $1 and path = 'pages'`,
      [id],
    );
    const [ended] = (await listSteps(test.db, id, { after: '2026-01-02T23:00:00.000Z x', limit: 1 })).steps;
    expect(ended?.turns).toEqual({ all: PAGES_BEHIND + 2, done: PAGES_BEHIND + 2 - 3, failed: 3 });
  });

  it('gives each child once, whether a step waits for it or only told an event', async () => {
    const first = await listChildren(test.db, id, { limit: 599 });
    const rest = await listChildren(test.db, id, { after: first.next ?? '', limit: 599 });
    const ids = [...first.runs, ...rest.runs].map((child) => child.id);
    expect(rest.next).toBeNull();
    expect(new Set(ids).size).toBe(600);
    expect(ids).toEqual(ids.toSorted());
    const told = [...first.runs, ...rest.runs].find(({ recordKey }) => recordKey === 'child 42');
    expect(told).toMatchObject({ step: 'lines[42].tell', called: false });
  });
});
