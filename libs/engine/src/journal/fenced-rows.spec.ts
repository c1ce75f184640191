import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { OWN_LANE } from '../queue/lanes.ts';
import type { StepRecord } from '../run/run-record.ts';

const STEP: StepRecord = {
  path: 'a',
  kind: 'call',
  use: 'shop.put',
  state: 'running',
  tries: 0,
  input: { name: 'pen' },
  output: null,
  error: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  spans: null,
};
const NOTHING = { steps: [], effects: [], emissions: [] };

describe('what an attempt leaves behind', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await journalWorld();
  });
  afterAll(() => world.close());
  const held = async (runId: string) => {
    const claimed = await world.claim(runId);
    if (!claimed) throw new Error(`${runId} is not to be had`);
    return claimed;
  };

  it('is, where it goes to rest, what it read the tables by and when it goes on', async () => {
    const runId = await world.newRun('rest');
    const { run } = await held(runId);
    const reason = { code: 'run.waiting_for_time', message: { de: 'wartet', en: 'waits' } };
    await world.writer.write({
      run,
      ...NOTHING,
      versions: { tables: { rates: 3 } },
      settlement: {
        claim: { lane: OWN_LANE.name, jobId: newId(), tryNumber: 0, runId },
        verdict: { kind: 'again', afterSeconds: 60, reason },
        now: new Date(),
      },
    });
    const [row] = await world.test.db.query<{ seconds: number; due: number }>(
      `select round(extract(epoch from wake_at - now()))::int as seconds,
              (select round(extract(epoch from start_after - now()))::int from pgboss.job where data->>'subject' = $1) as due
       from run where id = $1::uuid`,
      [runId],
    );
    for (const seconds of [row?.seconds, row?.due]) expect(Math.abs((seconds ?? 0) - 60)).toBeLessThan(10);
    expect((await held(runId)).run.versions.tables).toEqual({ rates: 3 });
  });

  it('is each step as it was kept last', async () => {
    const runId = await world.newRun('steps');
    const { run } = await held(runId);
    const last: StepRecord = {
      ...STEP,
      state: 'failed',
      tries: 2,
      input: { name: 'ink' },
      output: { n: 1 },
      error: { code: 'connector.invalid', message: { de: 'nein', en: 'no' } },
      startedAt: '2026-01-01T00:00:05.000Z',
      endedAt: '2026-01-01T00:00:06.000Z',
      spans: [[1, 2]],
      undo: { number: 1, key: 'k', intent: 'once', input: { name: 'gone' } },
    };
    for (const step of [STEP, last]) await world.writer.write({ run, ...NOTHING, steps: [step] });
    expect((await held(runId)).steps).toMatchObject([last]);
  });
});
