import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listRuns, type RunFilter } from '@belegfluss/engine';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';

describe('the search for runs', () => {
  let test: TestDatabase;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    test = await testDatabase();
    await test.db.query("insert into flow_revision (flow, revision, source) values ('buy', '02ab', '')");
    await run('A-1', 'dead', '2026-01-10', {
      code: 'connector.invalid',
      message: { de: 'den Kunden gibt es nicht', en: 'no such "customer"' },
    });
    await run('A-12', 'done', '2026-02-10');
    await run('A_12', 'done', '2026-03-10');
    await run('B%', 'done', '2026-04-10', null, 'the vendor said 50% off');
  }, 60_000);
  afterAll(() => test.close());

  const run = async (key: string, state: string, day: string, reason: object | null = null, stepError?: string) => {
    const at = `${day}T12:00:00Z`;
    const id = newId(Date.parse(at));
    ids.set(key, id);
    await test.db.query(
      `insert into run (id, flow, revision, trigger, record_key, input, state, reason, case_ids, created_at, ended_at, aside_at)
       values ($1, 'buy', $6, 'ask', $2, '{}', $3, $4, array['case of ' || $2], $5, now(), case when $3 = 'dead' then now() end)`,
      [id, key, state, reason && JSON.stringify(reason), at, `${day.slice(5, 7)}ab`],
    );
    if (stepError) {
      await test.db.query(
        "insert into step (run_id, path, kind, state, started_at, error) values ($1, 'a', 'call', 'failed', now(), $2)",
        [id, JSON.stringify({ code: 'x', message: stepError })],
      );
    }
  };
  const keys = async (filter: RunFilter) => (await listRuns(test.db, filter)).map(({ recordKey }) => recordKey);
  const plan = async (condition: string) =>
    JSON.stringify(
      await test.db.transaction(async (tx) => {
        await tx.query('set local enable_seqscan = off');
        return tx.query(`explain select id from run where ${condition}`);
      }),
    );
  const from = new Date('2026-01-01T00:00:00Z');

  it.each<[RunFilter, string[]]>([
    [{}, ['B%', 'A_12', 'A-12', 'A-1']],
    [{ key: 'A-12' }, ['A-12']],
    [{ key: 'A-*' }, ['A-12', 'A-1']],
    [{ key: 'A_*' }, ['A_12']],
    [{ key: '%' }, []],
    [{ code: 'connector.invalid' }, ['A-1']],
    [{ state: 'skipped' }, []],
    [{ state: 'done', from: new Date('2026-03-01T00:00:00Z') }, ['B%', 'A_12']],
    [{ from: new Date('2026-02-10T12:00:00Z'), to: new Date('2026-03-10T12:00:00Z') }, ['A-12']],
    [{ text: 'NO SUCH', from }, ['A-1']],
    [{ text: 'kunden gibt', from }, ['A-1']],
    [{ text: 'such "customer"', from }, ['A-1']],
    [{ text: '"en": ', from }, []],
    [{ text: '50% off', from }, ['B%']],
    [{ text: '50_ off', from }, []],
    [{ text: 'no such' }, []],
    [{ flow: 'sell' }, []],
    [{ state: 'dead' }, ['A-1']],
    [{ state: 'running' }, []],
    [{ revision: '02' }, ['A-12']],
    [{ revision: '%' }, []],
    [{ business: { key: 'A-1', caseIds: [] } }, ['A-12', 'A-1']],
    [{ business: { key: 'nothing', caseIds: ['case of A_12', 'case of B%'] } }, ['B%', 'A_12']],
    [{ limit: 1 }, ['B%']],
  ])('%j finds %j', async (filter, found) => {
    expect(await keys(filter)).toEqual(found);
  });

  it('goes on behind the last run of the page before', async () => {
    const first = await listRuns(test.db, { limit: 2 });
    const second = await listRuns(test.db, { limit: 2, after: first[1]?.id ?? '' });
    expect([...first, ...second].map(({ recordKey }) => recordKey)).toEqual(['B%', 'A_12', 'A-12', 'A-1']);
    expect(await keys({ after: ids.get('A-1') ?? '' })).toEqual([]);
  });

  it('tells the number of the version that a run began with, and finds runs by it', async () => {
    await test.db.query(`
      insert into flow_revision (flow, revision, source) values ('lend', 'aa', ''), ('lend', 'bb', '');
      insert into flow_version (flow, version, revision, tests, origin, author, note) values
        ('lend', 1, 'aa', '', 'files', 'x', ''), ('lend', 2, 'bb', '', 'cli', 'x', ''), ('lend', 3, 'aa', '', 'restore', 'x', ''),
        ('lend', 4, 'bb', '', 'cli', 'x', '');
      insert into flow_deployment (flow, version, author, note, live_from) values
        ('lend', 1, 'x', '', '2026-02-01'), ('lend', 2, 'x', '', '2026-03-01'), ('lend', 3, 'x', '', '2026-04-01');`);
    const begun = [
      ['before', 'aa', '2026-01-10'],
      ['first', 'aa', '2026-02-10'],
      ['second', 'bb', '2026-03-10'],
      ['brought_back', 'aa', '2026-04-10'],
      ['replayed', 'bb', '2026-04-11'],
      ['never_deployed', 'cc', '2026-04-12'],
    ];
    for (const [key = '', revision, day = ''] of begun)
      await test.db.query(
        `insert into run (id, flow, revision, trigger, record_key, input, state, created_at) values ($1, 'lend', $2, 'ask', $3, '{}', 'done', $4)`,
        [newId(Date.parse(day)), revision, key, day],
      );
    const listed = await listRuns(test.db, { flow: 'lend' });
    expect(listed.map(({ recordKey, version }) => [recordKey, version])).toEqual([
      ['never_deployed', null],
      ['replayed', 2],
      ['brought_back', 3],
      ['second', 2],
      ['first', 1],
      ['before', 1],
    ]);
    expect(await keys({ flow: 'lend', version: 1 })).toEqual(['first', 'before']);
    expect(await keys({ flow: 'lend', version: 2 })).toEqual(['replayed', 'second']);
    expect(await keys({ flow: 'lend', version: 3 })).toEqual(['brought_back']);
    expect(await keys({ flow: 'lend', version: 4 })).toEqual([]);
    expect(await keys({ flow: 'buy', version: 1 })).toEqual([]);
  });

  it('finds key and code by their indexes', async () => {
    expect(await plan("record_key like 'A-%'")).toContain('run_by_key');
    expect(await plan("reason is not null and reason->>'code' = 'x'")).toContain('run_by_reason');
  });
});
