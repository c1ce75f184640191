import { afterEach, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { listQuestions } from '@belegfluss/records';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { MemorySync, syncConnectors } from '../world/memory-sync.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();
const refused = () => new ConnectorError('invalid', 'no such thing', { outcome: 'rejected' });
const lost = () => new ConnectorError('transient', 'the connection was cut', { outcome: 'unknown' });
const busy = () => new ConnectorError('rate_limited', 'too many', { outcome: 'rejected', retryAfterSeconds: 0.2 });

const TERMS = {
  definition: `table: term
title: { de: Ziel, en: Term }
owner: finance
key: { code: { label: { de: Code, en: Code } } }
values: { days: { label: { de: Tage, en: Days }, type: text, required: true } }
`,
  rows: 'code;days\nN30;30\n',
};

const flow = (action: string, more = '') => `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal, when: 'record.name != "no"' }
steps:
  term: { lookup: term, key: [{ expr: record.term }], when: 'has(record.term)' }
  left: { stop: unchanged, reason: left, when: 'record.name == "same"' }
  put:
    call: acct.${action}
    with: { name: { expr: record.name }, note: { expr: 'has(record.term) ? steps.term.days : ""' } }
${more}`;

interface Pass {
  seen: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  asked: number;
  failed: number;
}

describe('a sync', () => {
  let world: EngineWorld;
  let systems: MemorySync;
  afterEach(() => world.close());

  async function start(action: string, more = ''): Promise<void> {
    systems = new MemorySync();
    world = await engineWorld({ copy: flow(action, more) }, syncConnectors(systems), { term: TERMS });
  }
  async function pass(
    input: Record<string, unknown> = {},
  ): Promise<Pass & { state: string; reason: string | undefined }> {
    const runId = await world.engine.start('copy', 'admin', input);
    const run = (await world.settled()).find(({ id }) => id === runId);
    const [sums] = await world.test.db.query<Pass>(
      'select seen, created, updated, unchanged, skipped, asked, failed from sync_pass where run_id = $1',
      [runId],
    );
    if (!run || !sums) throw new Error('the pass left nothing');
    return { ...sums, state: run.state, reason: run.reason?.code };
  }
  const add = (...names: string[]) =>
    names.forEach((name) => systems.deals.push({ key: name, name, changedAt: at(systems.deals.length) }));
  const change = (key: string, name: string, second = 1_000) =>
    Object.assign(systems.deals.find((deal) => deal.key === key) ?? {}, { name, changedAt: at(second) });

  describe.each(['put.keyed', 'put.lookup', 'put.many'])('by %s', (action) => {
    it('writes every record once, over several pages, and then only what changed', async () => {
      await start(action);
      add('a', 'b', 'c', 'd', 'no', 'same', 'e');
      expect(await pass()).toMatchObject({ state: 'done', seen: 7, created: 5, skipped: 1, unchanged: 1 });
      expect(systems.names()).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(await pass()).toMatchObject({ state: 'unchanged', created: 0, updated: 0 });
      change('b', 'b2');
      expect(await pass()).toMatchObject({ state: 'done', created: 0, updated: 1 });
      expect(systems.names()).toEqual(['a', 'b', 'b2', 'c', 'd', 'e']);
    });

    it('sends again what got lost, and not what only lost its answer', async () => {
      await start(action);
      add('a', 'b', 'c', 'd');
      systems.faults.set('b', { error: lost(), committed: true });
      systems.faults.set('c', { error: lost(), committed: false });
      systems.faults.set('d', { error: busy(), committed: false });
      expect(await pass()).toMatchObject({ state: 'done', seen: 4, created: 4 });
      expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  it('writes what the way of a record has put together, and nothing where the way ends', async () => {
    systems = new MemorySync();
    const steps = `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal }
steps:
  full: { map: { name: { expr: '"Mr " + record.name' } } }
  way:
    choose:
      none: { when: record.name == "no", steps: { end: { stop: skipped, reason: no } } }
      termed:
        when: has(record.term)
        steps: { term: { lookup: term, key: [{ expr: record.term }] } }
        output: { note: { expr: steps.term.days } }
    otherwise: { steps: { plain: { map: { note: at once } } }, output: { note: { expr: steps.plain.note } } }
  put:
    call: acct.put.keyed
    with: { name: { expr: steps.full.name }, note: { expr: steps.way.output.note } }
`;
    world = await engineWorld({ copy: steps }, syncConnectors(systems), { term: TERMS });
    add('a', 'no');
    systems.deals.push({ key: 'b', name: 'b', term: 'N30', changedAt: at(9) });
    expect(await pass()).toMatchObject({ state: 'done', seen: 3, created: 2, skipped: 1 });
    expect(systems.kept.map(({ name, note }) => [name, note]).sort()).toEqual([
      ['Mr a', 'at once'],
      ['Mr b', '30'],
    ]);
  });

  it('goes through the lines of a record, and asks about one whose lines are none', async () => {
    systems = new MemorySync();
    const steps = `on: { hand: { person: { role: admin } } }
sync: { from: crm.deal }
steps:
  lines:
    each: { expr: record.lines }
    as: line
    steps:
      none: { stop: skipped, reason: gift, when: line.term == "gift" }
      term: { lookup: term, key: [{ expr: line.term }] }
    collect: { note: { expr: string(line_number) + "/" + steps.term.days } }
  put:
    call: acct.put.keyed
    with: { name: { expr: record.name }, note: { expr: 'steps.lines.map(l, l.note).join(" ")' } }
`;
    world = await engineWorld({ copy: steps }, syncConnectors(systems), { term: TERMS });
    const deals = {
      a: [{ term: 'N30' }, { term: 'N30' }],
      b: [],
      c: [{ term: 'gift' }],
      d: [{ term: '?' }],
      e: 'none',
    };
    for (const [key, lines] of Object.entries(deals)) systems.deals.push({ key, name: key, lines, changedAt: at(1) });
    expect(await pass()).toMatchObject({ state: 'done', seen: 5, created: 2, skipped: 1, asked: 2 });
    expect(systems.kept.map(({ name, note }) => [name, note]).sort()).toEqual([
      ['a', '1/30 2/30'],
      ['b', ''],
    ]);
    const kinds = (await listQuestions(world.test.db, { state: 'open' })).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['mapping.missing_row', 'sync.record_failed']);
  });

  it('asks about a record that is refused, goes on with the others, and tries again at a word', async () => {
    await start('put.keyed');
    add('a', 'b', 'c', 'd');
    systems.faults.set('b', { error: refused(), committed: false });
    expect(await pass()).toMatchObject({ state: 'done', seen: 4, created: 3, asked: 1 });
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    expect(question).toMatchObject({ kind: 'sync.record_failed', subject: 'copy/crm.deal/b' });
    expect(await pass()).toMatchObject({ created: 0, asked: 1 });
    await world.engine.answer(question?.id ?? '', { option: 'retry', fields: {}, by: 'admin', at: new Date() });
    expect(await pass()).toMatchObject({ created: 1, asked: 0 });
    expect(systems.names()).toEqual(['a', 'b', 'c', 'd']);
    expect(await listQuestions(world.test.db, { state: 'open' })).toEqual([]);
  });

  it('passes over a record that shall be left until it changes', async () => {
    await start('put.keyed');
    add('a');
    systems.faults.set('a', { error: refused(), committed: false });
    await pass();
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    await world.engine.answer(question?.id ?? '', { option: 'leave', fields: {}, by: 'admin', at: new Date() });
    expect(await pass()).toMatchObject({ created: 0, skipped: 2 });
    expect(await pass({ full: true })).toMatchObject({ seen: 1, skipped: 1 });
    change('a', 'a2');
    expect(await pass()).toMatchObject({ created: 1 });
  });

  it('withdraws the question about a record that was mended at its source', async () => {
    await start('put.keyed');
    add('a');
    systems.faults.set('a', { error: refused(), committed: false });
    await pass();
    change('a', 'a2');
    expect(await pass()).toMatchObject({ created: 1 });
    expect(await listQuestions(world.test.db, { state: 'open' })).toEqual([]);
  });

  it('asks once for a row that many records miss, and writes them with the row', async () => {
    await start('put.keyed');
    for (const key of ['a', 'b', 'c', 'd']) systems.deals.push({ key, name: key, term: 'N60', changedAt: at(1) });
    expect(await pass()).toMatchObject({ asked: 4, created: 0 });
    const open = await listQuestions(world.test.db, { state: 'open' });
    expect(open).toHaveLength(1);
    await world.engine.answer(open[0]?.id ?? '', {
      option: 'add_row',
      fields: { days: '60' },
      by: 'admin',
      at: new Date(),
    });
    expect(await pass()).toMatchObject({ created: 4 });
    expect(systems.kept.map(({ note }) => note)).toEqual(['60', '60', '60', '60']);
  });

  it('counts what the flow lets fail, and asks nobody', async () => {
    await start('put.keyed', '    onError: continue\n');
    add('a', '', 'c');
    expect(await pass()).toMatchObject({ seen: 3, created: 2, failed: 1 });
    expect(await listQuestions(world.test.db, { state: 'open' })).toEqual([]);
  });

  it('asks a person about a write of which nobody can know whether it happened', async () => {
    await start('put.blind');
    add('a', 'b');
    systems.faults.set('a', { error: lost(), committed: true });
    expect(await pass()).toMatchObject({ seen: 2, created: 1, asked: 1 });
    const [question] = await listQuestions(world.test.db, { state: 'open' });
    expect(question?.kind).toBe('effect.unknown_outcome');
    await world.engine.answer(question?.id ?? '', { option: 'happened', fields: {}, by: 'admin', at: new Date() });
    expect(await pass()).toMatchObject({ created: 1, asked: 0 });
    expect(systems.names()).toEqual(['a', 'b']);
  }, 60_000);

  it('waits longer than the index lags before it sends again', async () => {
    await start('put.lagging');
    add('a', 'b');
    systems.faults.set('a', { error: lost(), committed: true });
    systems.faults.set('b', { error: lost(), committed: false });
    expect(await pass()).toMatchObject({ seen: 2, created: 2 });
    expect(systems.names()).toEqual(['a', 'b']);
  }, 60_000);

  it('reads a page again that failed, and goes on there', async () => {
    await start('put.keyed');
    add('a', 'b', 'c', 'd', 'e', 'f', 'g');
    systems.pageFaults.push(busy());
    expect(await pass()).toMatchObject({ state: 'done', seen: 7, created: 7 });
    expect(systems.asked.map(({ cursor }) => cursor)).toEqual([undefined, undefined, '3', '6']);
  });

  it('begins its list again where the system has forgotten the place at which it stood, and writes nothing twice', async () => {
    await start('put.keyed');
    add('a', 'b', 'c', 'd', 'e', 'f', 'g');
    systems.forgotten.add('3');
    systems.faults.set('d', { error: busy(), committed: false });
    // The first page is seen again, and what was written beside the record that failed is found unchanged.
    expect(await pass()).toMatchObject({ state: 'done', seen: 10, created: 4, unchanged: 6 });
    expect(systems.names()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('ends where the system refuses the list itself', async () => {
    await start('put.keyed');
    add('a');
    systems.pageFaults.push(refused());
    expect(await pass()).toMatchObject({ state: 'dead', reason: 'connector.invalid' });
    expect(systems.asked).toHaveLength(1);
  });

  it('stops where pages never end, and says so', async () => {
    await start('put.keyed');
    systems.endless = true;
    add('a', 'b', 'c');
    expect(await pass()).toMatchObject({ state: 'dead', reason: 'sync.endless_pages' });
  });

  it('looks back behind the last pass, finds late ones of the same moment, and sees everything on a full pass', async () => {
    await start('put.keyed');
    add('a', 'b');
    await pass();
    systems.deals.push({ key: 'late', name: 'late', changedAt: at(0) });
    expect(await pass()).toMatchObject({ seen: 3, created: 1, unchanged: 2 });
    expect(systems.asked.map(({ since }) => since)).toEqual([at(-Date.UTC(2026, 0, 1) / 1_000), at(1 - 300)]);
    systems.deals.push({ key: 'old', name: 'old', changedAt: at(-10_000) });
    expect(await pass()).toMatchObject({ created: 0 });
    expect(await pass({ full: true })).toMatchObject({ seen: 4, created: 1 });
  });
});
