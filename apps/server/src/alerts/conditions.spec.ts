import { describe, expect, it } from '@jest/globals';
import type { Engine } from '@belegfluss/engine';
import type { Database } from '@belegfluss/store';
import { patienceOf } from './alert-limits.ts';
import { findConditions } from './conditions.ts';
import type { ProcessFacts, ProcessRow } from './process-book.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ago = (ms: number) => new Date(NOW.getTime() - ms);

/** A process that began an hour ago and has nothing to complain of. */
function living(facts: Partial<ProcessFacts> = {}, roles: string[] = ['worker', 'scheduler']): ProcessRow {
  const calm = { clockAheadMs: 0, intakeOpen: true, disk: null, lostJobs: null, standstill: null };
  return { host: 'one', roles, startedAt: ago(HOUR), facts: { ...calm, ...facts } };
}

const lost = (ms: number) => living({ lostJobs: { count: 2, at: ago(ms).toISOString() } });
const stood = (ms: number) => living({ standstill: { at: ago(ms).toISOString(), seconds: 7, uses: ['a', 'b'] } });

/** What is wrong in a system whose database holds nothing of interest. */
async function wrong(processes: ProcessRow[], more: { oldestSeconds?: number; sources?: Record<string, number> } = {}) {
  const depths = more.oldestSeconds === undefined ? [] : [{ lane: 'runs', due: 3, oldestSeconds: more.oldestSeconds }];
  const engine = {
    queueDepth: () => Promise.resolve(depths),
    connections: new Map(),
  } as unknown as Engine;
  const db = { query: () => Promise.resolve([]) } as unknown as Database;
  const patience = patienceOf({ ...(more.sources && { silentSources: more.sources }) });
  const { conditions, unseen } = await findConditions({ db, engine, patience, processes, now: NOW });
  expect(unseen).toEqual([]);
  return conditions.map(({ rule, facts }) => [rule, facts]);
}

describe('what is wrong', () => {
  it('is nothing where a scheduler lives, and its silence where none does', async () => {
    expect(await wrong([living()])).toEqual([]);
    expect(await wrong([living({}, ['api']), living()])).toEqual([]);
    expect(await wrong([living({}, ['api', 'worker'])])).toEqual([['scheduler_silent', { minutes: 5 }]]);
  });

  it('is a queue whose oldest job waits for longer than ten minutes', async () => {
    expect(await wrong([living()], { oldestSeconds: 600 })).toEqual([]);
    expect(await wrong([living()], { oldestSeconds: 601 })).toMatchObject([['queue_age', { due: 3, minutes: 10 }]]);
  });

  it('is a source from which nothing has come for as long as somebody has listened', async () => {
    const silent = ['silent_source', { connection: 'crm', minutes: 59 }];
    expect(await wrong([living()], { sources: { crm: 59 * MINUTE } })).toEqual([silent]);
    expect(await wrong([living()], { sources: { crm: HOUR } })).toEqual([]);
  });

  it('is a clock that is more than a minute away from that of the database, before or behind', async () => {
    expect(await wrong([living({ clockAheadMs: MINUTE })])).toEqual([]);
    for (const [clockAheadMs, ahead] of [
      [MINUTE + 1, 1],
      [-MINUTE - 1, 0],
    ] as const)
      expect(await wrong([living({ clockAheadMs })])).toEqual([['clock_skew', { host: 'one', seconds: 60, ahead }]]);
  });

  it('are lost jobs for a day, and a standstill for an hour, though both are over', async () => {
    expect(await wrong([lost(24 * HOUR - 1)])).toEqual([['jobs_lost', { host: 'one', count: 2 }]]);
    expect(await wrong([lost(24 * HOUR)])).toEqual([]);
    expect(await wrong([stood(HOUR - 1)])).toEqual([
      ['process_stood_still', { host: 'one', seconds: 7, uses: 'a, b' }],
    ]);
    expect(await wrong([stood(HOUR)])).toEqual([]);
  });

  it('is a disk that is low, and an intake that is closed for it; of two processes on one machine it is told once', async () => {
    const disk = { folder: '/data', freeBytes: 5 * 1_048_576, low: true, closesBelowBytes: 3 * 1_048_576 };
    const told = { host: 'one', folder: '/data', freeMegabytes: 5, closesBelowMegabytes: 3 };
    expect(await wrong([living({ disk }), living({ disk })])).toEqual([['disk_low', told]]);
    expect(await wrong([living({ disk, intakeOpen: false })])).toEqual([
      ['disk_low', told],
      ['intake_stopped', told],
    ]);
    expect(await wrong([living({ disk: { ...disk, low: false } })])).toEqual([]);
  });
});
