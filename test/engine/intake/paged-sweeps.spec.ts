import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError, defineConnector, defineEntity, type Page } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';

const FLOW = `on: { seen: { entity: paper.sheet, sweep: { every: PT15M, from: 2026-01-01 } } }
steps: { done: { stop: done, reason: read } }
`;
/** Two triggers look for changes of one entity, each for its own. */
const SORTER = `on:
  urgent: { entity: paper.sheet, when: event.key == "urgent", sweep: { every: PT15M, from: 2026-01-01 } }
  plain: { entity: paper.sheet, when: event.key == "plain", sweep: { every: PT15M, from: 2026-01-01 } }
steps: { done: { stop: done, reason: read } }
`;
const PAGE = 2;
const title = { de: 'Blatt', en: 'Sheet' };
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A system that lists its changes in pages of two, and can fail on one of them. */
class Paper {
  readonly sheets: { key: string; changedAt: string }[] = [];
  failingPage: number | undefined;
  /** Refuses so many of the next pages, and says for how many seconds. */
  refusals: number[] = [];
  asked: string[] = [];

  changes(since: string, cursor: string | undefined): Promise<Page> {
    const retryAfterSeconds = this.refusals.shift();
    if (retryAfterSeconds !== undefined)
      return Promise.reject(new ConnectorError('rate_limited', 'slower', { outcome: 'rejected', retryAfterSeconds }));
    const page = Number(cursor ?? 0);
    if (page === 0) this.asked.push(since);
    if (page === this.failingPage) return Promise.reject(new Error('page is torn'));
    const due = this.sheets
      .filter(({ changedAt }) => Date.parse(changedAt) >= Date.parse(since))
      .sort((a, b) => a.changedAt.localeCompare(b.changedAt));
    const records = due.slice(page * PAGE, (page + 1) * PAGE).map((sheet) => ({ ...sheet, record: sheet }));
    return Promise.resolve({ records, ...((page + 1) * PAGE < due.length && { next: String(page + 1) }) });
  }
}

describe('a re-sync in pages', () => {
  let world: EngineWorld;
  const paper = new Paper();
  beforeAll(async () => {
    const sheet = defineEntity()({
      id: 'sheet',
      title,
      schema: Type.Object({}),
      read: (_ctx, key) => Promise.resolve({ key }),
      changes: (_ctx, since, cursor) => paper.changes(since, cursor),
    });
    const connector = defineConnector({
      id: 'paper',
      version: '1.0.0',
      title,
      config: Type.Object({}),
      auth: { kind: 'none' },
      entities: [sheet],
      actions: [],
    });
    world = await engineWorld({ reader: FLOW, sorter: SORTER }, [connector]);
  });
  afterAll(() => world.close());
  const run = async () => world.engine.upkeep.sweeps()[0]?.run();
  const position = async () =>
    (await world.test.db.query<{ position: string }>('select position from cursor'))[0]?.position;
  const receipts = async () => (await world.test.db.query('select 1 from sweep_receipt')).length;

  it('moves nothing when a page fails, and finds everything once at the next pass', async () => {
    const hourAgo = minutesAgo(60);
    paper.sheets.push(...['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, changedAt: hourAgo })));
    paper.failingPage = 1;
    await expect(run()).rejects.toThrow('page is torn');
    expect([await position(), await receipts()]).toEqual([undefined, 0]);
    paper.failingPage = undefined;
    expect(await run()).toMatchObject({ seen: 5, started: 3, unchanged: 2, skipped: 0 });
    expect((await world.settled()).map(({ recordKey }) => recordKey).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await position()).toBe(hourAgo);
  });

  it('starts each of several records that changed in one moment, also across the border of a page', async () => {
    const moment = minutesAgo(30);
    paper.sheets.push(...['f', 'g', 'h'].map((key) => ({ key, changedAt: moment })));
    expect(await run()).toMatchObject({ started: 3 });
    paper.sheets.push({ key: 'i', changedAt: moment });
    expect(await run()).toMatchObject({ started: 1, unchanged: 3 });
  });

  it('looks back five minutes, because indexes lag', async () => {
    paper.sheets.push({ key: 'late', changedAt: minutesAgo(33) });
    expect(await run()).toMatchObject({ started: 1 });
    expect(Date.parse((await position()) ?? '') - Date.parse(paper.asked.at(-1) ?? '')).toBe(5 * 60_000);
  });

  it('waits where the system asks for it, unless that takes long or does not end', async () => {
    paper.refusals = [0.01, 0.2];
    expect(await run()).toMatchObject({ started: 0 });
    expect(paper.refusals).toEqual([]);
    paper.refusals = [0.01, 0.01, 0.01, 0.01, 0.01];
    await expect(run()).rejects.toMatchObject({ code: 'connector.rate_limited' });
    paper.refusals = [600];
    await expect(run()).rejects.toMatchObject({ retryAfterSeconds: 600 });
  });

  it('does not go back in time when two schedulers sweep at once', async () => {
    const before = await position();
    await Promise.all([run(), run(), run()]);
    expect(await position()).toBe(before);
    expect(await world.settled()).toHaveLength(10);
  });

  it('finds what any trigger of its flow looks for, whichever of them had its pass first', async () => {
    paper.sheets.splice(0, Infinity, { key: 'urgent', changedAt: minutesAgo(1) });
    paper.sheets.push({ key: 'plain', changedAt: minutesAgo(20) }, { key: 'neither', changedAt: minutesAgo(10) });
    const sweeps = world.engine.upkeep.sweeps().filter(({ flow }) => flow === 'sorter');
    const passes = [await sweeps[0]?.run(), await sweeps[1]?.run()];
    expect(passes).toMatchObject([{ seen: 3, started: 2, skipped: 1 }, { started: 0 }]);
    await world.settled();
    const done = await world.test.db.query(
      "select trigger, record_key as key from run where flow = 'sorter' and state = 'done' order by 1",
    );
    expect(done).toEqual([
      { trigger: 'plain', key: 'plain' },
      { trigger: 'urgent', key: 'urgent' },
    ]);
  });
});
