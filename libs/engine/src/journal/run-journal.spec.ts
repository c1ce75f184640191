import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { compileFlow, parseExpression, type Catalog } from '@belegfluss/flow';
import { attemptRun } from '../worker/attempt.ts';
import { claimOnce } from './claim-once.ts';
import { PlanArchive } from '../worker/plan-archive.ts';
import { FencedError, type RunJournal } from './run-journal.ts';
import type { EffectRecord, StepRecord } from '../run/run-record.ts';

const catalog: Catalog = { connections: new Map(), tables: new Map(), limits: {} };
const HEARD = `
flow: probe
title: { de: Probe, en: Probe }
owner: sales
on:
  got: { emitted: ping }
steps:
  done: { stop: done, reason: ok }
`;
const step = (path: string, output: unknown = null): StepRecord => ({
  path,
  kind: 'call',
  use: null,
  state: 'done',
  tries: 0,
  input: null,
  output,
  error: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  spans: null,
});

const effectOf = ({ run }: RunJournal, state: EffectRecord['state']): EffectRecord => ({
  key: `effect-${run.id}`,
  runId: run.id,
  path: 'a',
  connection: 'shop',
  action: 'order',
  class: 'L',
  state,
  attempt: run.attempt,
  lookups: 0,
  output: null,
});

describe('the journal of a run', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    const heard = compileFlow('probe.flow.yaml', HEARD, catalog).plan;
    world = await journalWorld(heard ? [heard] : []);
  });
  afterAll(() => world.close());
  const steps = (runId: string) =>
    world.test.db.query<{ path: string; output: unknown }>(
      'select path, output from step where run_id = $1 order by path',
      [runId],
    );
  const count = async (table: string) =>
    (await world.test.db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  it('forgets that workers died of a run once it has got on, and not before', async () => {
    const run = await world.newRun();
    const crashes = async () => (await world.test.db.query('select crashes from run where id = $1', [run]))[0];
    await world.hold(run);
    const current = await world.hold(run);
    await current.flush();
    expect(await crashes()).toEqual({ crashes: 2 });
    current.keepStep(step('page'));
    await current.getOn();
    expect(await crashes()).toEqual({ crashes: 1 });
    expect((await steps(run)).map(({ path }) => path)).toEqual(['page']);
  });

  it('writes events that a run emits in a row a hundred at a time', async () => {
    const journal = await world.hold(await world.newRun());
    const before = (await count('event')) ?? 0;
    for (let n = 0; n < 250; n += 1) await journal.emit({ path: `e${n}`, event: 'ping', key: `row-${n}`, data: {} });
    expect(await count('event')).toBe(before + 200);
    await journal.flush();
    expect(await count('event')).toBe(before + 250);
    const [most] = await world.test.db.query<{ n: number }>(
      "select count(*)::int as n from event where record_key like 'row-%' group by stored_by order by 1 desc limit 1",
    );
    expect(most).toEqual({ n: 100 });
    journal.close();
  });

  it('writes nothing for an attempt that another one has overtaken', async () => {
    const run = await world.newRun();
    const stale = await world.hold(run);
    const current = await world.hold(run);
    const events = await count('event');
    stale.keepStep(step('old'));
    await stale.emit({ path: 'old', event: 'ping', key: 'k', data: {} });
    let reached = false;
    await expect(
      stale.writeWith(async () => {
        reached = true;
      }),
    ).rejects.toBeInstanceOf(FencedError);
    current.keepStep(step('new'));
    await current.flush();
    expect([reached, await count('event')]).toEqual([false, events]);
    expect((await steps(run)).map(({ path }) => path)).toEqual(['new']);
  });

  it('writes nothing for a run that has ended', async () => {
    const run = await world.newRun();
    const journal = await world.hold(run);
    await world.test.db.query("update run set state = 'done', ended_at = now() where id = $1", [run]);
    await expect(journal.flush()).rejects.toBeInstanceOf(FencedError);
  });

  it('keeps what a failed write could not write for the next one', async () => {
    const run = await world.newRun();
    const journal = await world.hold(run);
    const known = async () => ({
      steps: (await steps(run)).map(({ path }) => path),
      events: await world.test.db.query('select type from event where record_key = $1', [`key-${run}`]),
      effects: await world.test.db.query('select state from effect where run_id = $1', [run]),
      tables: (await world.test.db.query("select versions->'tables' as tables from run where id = $1", [run]))[0],
    });
    const before = await known();
    journal.keepStep(step('a'));
    journal.keepEffect(effectOf(journal, 'unknown'));
    journal.pinTable('products', 3);
    await journal.emit({ path: 'a', event: 'ping', key: `key-${run}`, data: {} });
    await expect(journal.writeWith(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(await known()).toEqual(before);
    journal.keepEffect(effectOf(journal, 'confirmed'));
    await journal.flush();
    expect(await known()).toEqual({
      steps: ['a'],
      events: [{ type: 'emitted' }],
      effects: [{ state: 'confirmed' }],
      tables: { tables: { products: 3 } },
    });
  });

  it('looks no more at steps that it has left behind, nor does the next attempt', async () => {
    const run = await world.newRun();
    const journal = await world.hold(run);
    for (const path of ['all', 'all[0].read', 'all[1].read']) journal.keepStep(step(path));
    journal.leaveBehind('all[0].');
    await journal.flush();
    const ahead = ['all', 'all[1].read'];
    expect(journal.steps().map(({ path }) => path)).toEqual(ahead);
    expect((await world.claim(run))?.steps.map(({ path }) => path).sort()).toEqual(ahead);
    expect(await steps(run)).toHaveLength(3);
  });

  it('emits an event once, with the step that emits it, however often the step runs', async () => {
    const run = await world.newRun();
    const before = await count('event');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const journal = await world.hold(run);
      await journal.emit({ path: 'told', event: 'ping', key: `key-${run}`, data: {} });
      await journal.flush();
    }
    expect(await count('event')).toBe(Number(before) + 1);
    expect(await world.test.db.query('select 1 from run where record_key = $1', [`key-${run}`])).toHaveLength(1);
  });

  it('keeps texts that PostgreSQL refuses, with a mark in their place', async () => {
    const run = await world.newRun();
    const journal = await world.hold(run);
    journal.keepStep(step('a', { 'na\0me': 'a\0b', half: '\ud83d', whole: '\u{1F600}', path: 'C:\\u0000' }));
    await journal.emit({ path: 'a', event: 'ping', key: 'nul\0key', data: { x: '\0' } });
    await journal.flush();
    expect((await steps(run))[0]?.output).toEqual({
      'na\uFFFDme': 'a\uFFFDb',
      half: '\uFFFD',
      whole: '\u{1F600}',
      path: 'C:\\u0000',
    });
    expect(await world.test.db.query("select 1 from run where record_key = 'nul\uFFFDkey'")).toHaveLength(1);
  });

  it('lets one of many runs do what is done once, without an error for the others', async () => {
    // Each claim takes its time, so that all of them look before the first has written.
    await world.test.db.query(
      'create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$',
    );
    await world.test.db.query(
      'create trigger dawdle before update of once_key on run for each row execute function dawdle()',
    );
    const runs = await Promise.all(Array.from({ length: 4 }, (_, n) => world.newRun(`once-${n}`)));
    const journals = await Promise.all(runs.map((run) => world.hold(run)));
    const once = parseExpression('record.id');
    const won = await Promise.all(journals.map((journal) => claimOnce(once, journal, { record: { id: 'deal-7' } })));
    await world.test.db.query('drop function dawdle() cascade');
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = journals[won.indexOf(true)];
    expect(winner && (await claimOnce(once, winner, { record: {} }))).toBe(true);
  });

  it.each([[null], ['']])('takes %j for no key of what is done once', async (id) => {
    const journal = await world.hold(await world.newRun());
    await expect(claimOnce(parseExpression('record.id'), journal, { record: { id } })).rejects.toThrow(
      'has to be a text',
    );
  });

  it('sets a run aside that took its worker down three times, the last time alone', async () => {
    const run = await world.newRun('poison');
    const { test, plans, writer } = world;
    await test.db.query('update run set crashes = 3 where id = $1', [run]);
    const claimed = await world.claim(run);
    if (!claimed) throw new Error('the run cannot be claimed');
    // It has to be set aside before anything of it is touched.
    const unused = undefined as never;
    const archive = new PlanArchive(test.db, plans, catalog);
    await attemptRun(
      { db: test.db, archive, gateway: unused, connections: [], tables: unused, writer, settings: {} },
      claimed,
      {
        signal: AbortSignal.timeout(5_000),
        isAwaited: () => false,
        onWorked: () => undefined,
        traces: undefined,
        loop: unused,
      },
    );
    const [row] = await test.db.query('select state, reason from run where id = $1', [run]);
    expect(row).toMatchObject({ state: 'dead', reason: { code: 'run.poison' } });
  });

  it.each(['question', 'done', 'dead'])('is not opened for a run in the state %s', async (state) => {
    const run = await world.newRun();
    await world.test.db.query(
      'update run set state = $2, ended_at = case when $2 = $3 then null else now() end where id = $1',
      [run, state, 'question'],
    );
    expect(await world.claim(run)).toBeUndefined();
  });
});
