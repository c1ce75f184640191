import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '@belegfluss/flow';
import { newId } from '@belegfluss/store';
import { listQuestions } from '@belegfluss/records';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { answer } from '../person/answer-question.ts';
import { OWN_LANE } from '../queue/lanes.ts';
import { wakeReady } from './parked-runs.ts';
import type { RunVerdict, StepWait } from '../run/verdict.ts';

const PART: Plan = {
  flow: 'part',
  title: { de: 'Teil', en: 'Part' },
  owner: 'admin',
  revision: 'r',
  source: '',
  tests: '',
  triggers: [{ id: 'asked', kind: 'called', needs: [] }],
  steps: [],
};
const reason = { code: 'run.waiting_for_run', message: { de: 'wartet', en: 'waits' } };
const dueAt = new Date('2999-01-01T00:00:00Z');
const CHILD: StepWait = { path: 'part', for: 'run', flow: 'part', key: 'k', data: { a: 1 }, dueAt };
const EVENT: StepWait = {
  path: 'signed',
  for: 'event',
  connection: 'clm',
  entity: 'contract',
  key: 'c',
  taken: [],
  dueAt,
};
const ENDED: RunVerdict = { kind: 'ended', state: 'done', output: { b: 2 } };

describe('a run that waits for what others do', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await journalWorld([PART]);
  });
  afterAll(() => world.close());
  const settle = async (runId: string, verdict: RunVerdict) => {
    const claimed = await world.claim(runId);
    if (!claimed) throw new Error(`${runId} is not to be had`);
    const claim = { lane: OWN_LANE.name, jobId: newId(), tryNumber: 0, runId };
    await world.writer.write({
      run: claimed.run,
      steps: [],
      effects: [],
      emissions: [],
      settlement: { claim, verdict, now: new Date() },
    });
  };
  const park = (runId: string, wait: StepWait) => settle(runId, { kind: 'parked', waits: [wait], reason });
  const stateOf = async (runId: string) => {
    const [run] = await world.test.db.query<{ state: string; jobs: number }>(
      `select state, (select count(*)::int from pgboss.job where data->>'subject' = $1 and state = 'created') as jobs from run where id = $1::uuid`,
      [runId],
    );
    return [run?.state, run?.jobs];
  };
  const tell = (id: string, received = 'now()', key = 'c') =>
    world.test.db.query(
      `insert into event (id, connection, dedupe_key, entity, type, record_key, data, occurred_at, received_at)
       values ($1::uuid, 'clm', $1::text, 'contract', 'signed', $2, '{}', now(), ${received})`,
      [id, key],
    );
  const childrenOf = (runId: string) =>
    world.test.db.query<{ id: string; input: unknown }>('select id, input from run where parent_id = $1', [runId]);
  const tools = () => world.parked;

  it('starts one child, however often it begins anew, and is woken by its end', async () => {
    const parent = await world.newRun('p1');
    await park(parent, CHILD);
    // As after a crash in which the answer to the commit was lost.
    await park(parent, CHILD);
    const children = await childrenOf(parent);
    expect(children).toMatchObject([{ input: { type: 'called', by: 'probe', parent, data: { a: 1 } } }]);
    expect(await stateOf(parent)).toEqual(['waiting', 0]);
    await settle(children[0]?.id ?? '', ENDED);
    expect(await stateOf(parent)).toEqual(['queued', 1]);
  });

  it('does not go to rest where the child has ended already', async () => {
    const parent = await world.newRun('p2');
    await park(parent, { ...CHILD, key: 'k2' });
    const [child] = await childrenOf(parent);
    const held = await world.claim(parent);
    await settle(child?.id ?? '', ENDED);
    expect((await stateOf(parent))[0]).toBe('running');
    if (held) await park(parent, { ...CHILD, key: 'k2' });
    expect(await stateOf(parent)).toEqual(['queued', 1]);
  });

  it('is woken by the event, also by one that came before it went to rest, and not by an older one', async () => {
    await tell(newId(), "now() - interval '1 hour'");
    const [early, late] = [await world.newRun('p3'), await world.newRun('p4')];
    await park(early, EVENT);
    expect(await stateOf(early)).toEqual(['waiting', 0]);
    await tell(newId());
    await park(late, EVENT);
    expect(await stateOf(late)).toEqual(['queued', 1]);
    // Told past the dispatch, as in a race of two transactions: the next look finds it.
    expect(await stateOf(early)).toEqual(['waiting', 0]);
    expect([await wakeReady(tools()), await wakeReady(tools())]).toEqual([1, 0]);
    expect(await stateOf(early)).toEqual(['queued', 1]);
  });

  it('is woken by an answer that came while it was at work, and not asked for it again', async () => {
    const run = await world.newRun('p6');
    const title = { de: 'Wie?', en: 'How?' };
    const options = [{ value: 'so', label: title, consequence: title }];
    const question = { kind: 'flow.question', owner: 'o', title, evidence: {}, options, subject: 'p6' };
    const asks: RunVerdict = { kind: 'question', path: 'how', question };
    await settle(run, { ...asks, beside: [{ kind: 'parked', waits: [{ ...EVENT, key: 'p6' }], reason }] });
    expect(await stateOf(run)).toEqual(['question', 0]);
    await world.test.db.query("update run set state = 'queued' where id = $1", [run]);
    const [open] = await listQuestions(world.test.db, { runIds: [run] });
    const held = await world.claim(run);
    await answer(tools(), open?.id ?? '', { option: 'so', fields: {}, by: 'anna', at: new Date() });
    expect((await stateOf(run))[0]).toBe('running');
    if (held) await settle(run, { ...asks, standing: true });
    expect(await stateOf(run)).toEqual(['queued', 1]);
    expect(await listQuestions(world.test.db, { runIds: [run] })).toHaveLength(1);
  });

  it('is woken although it sleeps, by what it waits for beside the pause and not by what it waited for before', async () => {
    const run = await world.newRun('p7');
    const dueJobs = async () => {
      const [row] = await world.test.db.query<{ n: number }>(
        "select count(*)::int as n from pgboss.job where data->>'subject' = $1 and state = 'created' and start_after <= now()",
        [run],
      );
      return row?.n;
    };
    const sleep: RunVerdict = { kind: 'again', afterSeconds: 3_600, reason };
    const event: StepWait = { ...EVENT, key: 'p7' };
    await settle(run, { ...sleep, beside: [{ kind: 'parked', waits: [event], reason }] });
    expect([await stateOf(run), await dueJobs()]).toEqual([['waiting', 1], 0]);
    expect(await wakeReady(tools())).toBe(0);
    await tell(newId(), 'now()', 'p7');
    expect([await wakeReady(tools()), await wakeReady(tools()), await dueJobs()]).toEqual([1, 0, 1]);
    // An attempt that its own pause has begun leaves what the one before waited for.
    await settle(run, { ...sleep, beside: [{ kind: 'parked', waits: [{ ...event, key: 'none' }], reason }] });
    await settle(run, sleep);
    await tell(newId(), 'now()', 'none');
    expect(await wakeReady(tools())).toBe(0);
  });

  it('is woken when its time is over', async () => {
    const run = await world.newRun('p5');
    await park(run, { ...EVENT, key: 'nobody', dueAt: new Date('2020-01-01T00:00:00Z') });
    expect(await stateOf(run)).toEqual(['queued', 1]);
  });
});
