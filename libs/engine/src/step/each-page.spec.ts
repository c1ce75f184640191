import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { crashingPlan, live, Outside, told } from '../../test/crashing-run.ts';

const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  all:
    each: { changes: shop.deal, since: 2026-01-01, when: 'deal.id != "no"' }
    as: deal
    parallel: 3
    steps:
      put: { call: shop.put, with: { name: { expr: deal.id } }, intent: { expr: deal.id } }
      long: { map: { text: { expr: record.text } } }
      told: { emit: seen, key: { expr: deal.id } }
  sum: { map: { items: { expr: steps.all.items } } }
`;

const UNDOABLE = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  all:
    each: { changes: shop.deal }
    as: deal
    parallel: 2
    steps:
      put:
        call: shop.put
        with: { name: { expr: deal.id } }
        intent: { expr: deal.id }
        undo: { call: shop.put, with: { name: { expr: '"no " + deal.id' } } }
  failing: { call: shop.fail, with: { name: x }, onError: compensate }
`;

const outsideWith = (seed: number, deals: string[]) => Object.assign(new Outside(seed), { deals });
const undoKey = (id: string) => `probe/all.put.undo/k/${id}/r`;
const names = (count: number) => Array.from({ length: count }, (_, number) => `d${number}`);

describe('a loop over pages', () => {
  const plan = crashingPlan(FLOW);

  it('gives each record one turn, wherever the worker dies and whatever the system says when it is asked again', async () => {
    const deals = [...names(7), 'no', ...names(16).slice(7)];
    let died = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const outside = outsideWith(seed, deals);
      const lived = await live(plan, outside, seed % 40, { text: '' });
      died += lived.deaths;
      expect(told(lived).verdict).toEqual({ kind: 'ended', state: 'done' });
      expect([...outside.happened].sort()).toEqual(
        names(16)
          .map((id) => `probe/all.put/k/${id}`)
          .sort(),
      );
      expect(lived.emissions.map(({ key }) => key).sort()).toEqual(names(16).sort());
      expect(lived.steps.get('all')).toMatchObject({ input: { items: 16 }, output: { items: 16 } });
      const turns = names(16).map((_, index) => lived.steps.get(`all[${index}].put`)?.output);
      expect(new Set(turns.map((turn) => (turn as { name: string }).name)).size).toBe(16);
      expect(lived.steps.get('sum')?.output).toEqual({ items: 16 });
    }
    expect(died).toBeGreaterThan(50);
  });

  it.each([0, 1, 4, 5, 6, 10])('reads each page of %i records once', async (count) => {
    const outside = Object.assign(outsideWith(1, names(count)), { oneLostOf: 1_000_000 });
    const lived = await live(plan, outside, Infinity, { text: '' });
    expect(lived.steps.get('sum')?.output).toEqual({ items: count });
    expect(outside.happened).toHaveLength(count);
    expect(lived.attempts).toBe(1);
  });

  it('makes way behind a page for what waits for its end, which is no failed attempt', async () => {
    const outside = Object.assign(outsideWith(1, names(12)), { oneLostOf: 1_000_000 });
    let looks = 0;
    outside.isAwaited = () => (looks += 1) === 2;
    const lived = await live(plan, outside, Infinity, { text: '' });
    expect(lived.attempts).toBe(2);
    expect(lived.steps.get('all')).toMatchObject({ output: { items: 12 }, tries: 0 });
    expect(outside.happened).toHaveLength(12);
  });

  it('reads on whenever the system takes requests again, and counts none that it did not take as a failure', async () => {
    const outside = Object.assign(outsideWith(1, names(7)), { oneLostOf: 1_000_000 });
    const read = outside.changes.bind(outside);
    let refused = 0;
    outside.changes = (cursor) => {
      refused += 1;
      if (refused > 61) return read(cursor);
      if (refused > 60) throw new ConnectorError('transient', 'away', { outcome: 'rejected' });
      throw new ConnectorError('rate_limited', 'later', { outcome: 'not_sent' });
    };
    const { verdict, attempts } = await live(plan, outside, Infinity, { text: '' });
    expect(verdict).toEqual({ kind: 'ended', state: 'done' });
    expect(attempts).toBe(62);
  });

  it('undoes every turn once, the last first, wherever the worker dies before it or in the middle of it', async () => {
    const undoable = crashingPlan(UNDOABLE);
    let died = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const outside = outsideWith(seed, names(12));
      const { verdict, deaths, steps } = await live(undoable, outside, seed % 50);
      died += deaths;
      expect(verdict).toMatchObject({ kind: 'ended', state: 'dead', reason: { facts: { undone: 12 } } });
      const kept = [...steps.values()].filter(({ undo }) => undo);
      expect(kept.every(({ isBehind, undo }) => isBehind && undo?.isDone)).toBe(true);
      const order = kept.toSorted((one, other) => (other.undo?.number ?? 0) - (one.undo?.number ?? 0));
      const undone = outside.happened.filter((key) => key.includes('.undo/'));
      expect(undone).toEqual(order.map(({ output }) => undoKey((output as { name: string }).name)));
      expect(outside.happened).toHaveLength(24);
    }
    expect(died).toBeGreaterThan(40);
  });

  it('holds few of the turns that it could undo, and of those that it undoes', async () => {
    const outside = Object.assign(outsideWith(1, names(1_000)), { oneLostOf: 1_000 });
    const lived = await live(crashingPlan(UNDOABLE), outside, Infinity);
    expect(lived.verdict).toMatchObject({ state: 'dead', reason: { facts: { undone: 1_000 } } });
    expect(lived.steps.get('on.error')?.output).toMatchObject({ undone: { length: 200 }, undoneCount: 1_000 });
    expect(lived.mostHeld).toBeLessThan(20);
  });

  it('holds one page of any number of records, and what they weigh together is no matter', async () => {
    const outside = Object.assign(outsideWith(1, names(2_000)), { oneLostOf: 1_000 });
    const lived = await live(plan, outside, Infinity, { text: 'x'.repeat(100_000) });
    expect(lived.verdict).toEqual({ kind: 'ended', state: 'done' });
    expect(outside.happened).toHaveLength(2_000);
    expect(lived.mostHeld).toBeLessThan(20);
  });
});
