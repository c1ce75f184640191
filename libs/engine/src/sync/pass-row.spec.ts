import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { beginningOf, emptyTally, movePass, noteTry, openPass } from './pass-row.ts';
import type { SyncJob } from './sync-job.ts';

let world: JournalWorld;
beforeAll(async () => {
  world = await journalWorld();
});
afterAll(() => world.close());

/** A run of the sync `copy`, which reads deals of a CRM and looks back a minute. */
async function jobOf(over: { flow?: string; connection?: string; start?: string } = {}): Promise<SyncJob> {
  const { flow = 'copy', connection = 'crm', start } = over;
  const { run } = await world.hold(await world.newRun());
  const sync = { source: { connection, name: 'deal' }, overlapSeconds: 60, ...(start && { start }) };
  return { flow, source: `${connection}.deal`, sync, journal: { run } } as unknown as SyncJob;
}
const page = { number: 1, next: undefined, latest: '2026-03-02T10:00:00.000Z', isLast: true, tally: emptyTally() };
const positionOf = async ({ flow, sync }: SyncJob) =>
  (
    await world.test.db.query<{ position: string }>(
      'select position from cursor where connection = $1 and entity = $2',
      [sync.source.connection, `deal/${flow}`],
    )
  )[0]?.position;

describe('the pass of a sync', () => {
  it('counts the tries of a page that fails, and since when, until it is done', async () => {
    const { db } = world.test;
    const job = await jobOf({ flow: 'failing' });
    const { id } = job.journal.run;
    expect(await openPass(db, job, false)).toMatchObject({ tries: 0, failingSince: null });
    await noteTry(db, id, true);
    const { failingSince } = await openPass(db, job, false);
    expect(failingSince).toBeInstanceOf(Date);
    // Waiting for a place in the rate budget is nobody's failure.
    await noteTry(db, id, false);
    await noteTry(db, id, true);
    expect(await openPass(db, job, false)).toMatchObject({ tries: 2, failingSince });
    await movePass(db, job, { ...page, next: 'p2', isLast: false });
    expect(await openPass(db, job, false)).toMatchObject({ tries: 0, failingSince: null, page: 1, cursor: 'p2' });
  });

  it('moves the position of its own flow and connection, and looks back from there', async () => {
    const { db } = world.test;
    const job = await jobOf();
    for (const other of [await jobOf({ flow: 'other' }), await jobOf({ connection: 'shop' })]) {
      await openPass(db, other, false);
      await movePass(db, other, { ...page, latest: '2026-05-01T00:00:00.000Z' });
    }
    expect(await beginningOf(db, job, false)).toBe('1970-01-01T00:00:00.000Z');
    await openPass(db, job, false);
    await movePass(db, job, page);
    expect(await beginningOf(db, job, false)).toBe('2026-03-02T09:59:00.000Z');
    expect(await beginningOf(db, job, true)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('never begins before the day that its flow names', async () => {
    const { db } = world.test;
    const job = await jobOf({ flow: 'dated', start: '2026-03-02' });
    expect(await beginningOf(db, job, false)).toBe('2026-03-02T00:00:00.000Z');
    await openPass(db, job, false);
    await movePass(db, job, { ...page, latest: '2026-03-02T00:00:30.000Z' });
    expect(await beginningOf(db, job, false)).toBe('2026-03-02T00:00:00.000Z');
  });

  it('moves no position back, nor behind its own beginning by a record of the future', async () => {
    const { db } = world.test;
    const later = await jobOf({ flow: 'moving' });
    const { startedAt } = await openPass(db, later, false);
    await movePass(db, later, { ...page, latest: '2999-01-01T00:00:00.000Z' });
    const position = await positionOf(later);
    expect(Math.abs(Date.parse(position ?? '') - startedAt.getTime())).toBeLessThan(2);
    const full = await jobOf({ flow: 'moving' });
    await openPass(db, full, true);
    await movePass(db, full, page);
    expect(await positionOf(full)).toBe(position);
  });

  it('that gets on is no poison, however often its worker has died', async () => {
    const { db } = world.test;
    const job = await jobOf({ flow: 'dying' });
    const { run } = await world.hold(job.journal.run.id);
    const again = { ...job, journal: { run } } as unknown as SyncJob;
    await openPass(db, again, false);
    await movePass(db, again, { ...page, isLast: false });
    expect(await db.query('select crashes from run where id = $1', [run.id])).toEqual([{ crashes: 1 }]);
  });
});
