import { describe, expect, it } from '@jest/globals';
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

const outsideWith = (seed: number, deals: string[]) => Object.assign(new Outside(seed), { deals });
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

  it('holds one page of any number of records, and what they weigh together is no matter', async () => {
    const outside = Object.assign(outsideWith(1, names(2_000)), { oneLostOf: 1_000 });
    const lived = await live(plan, outside, Infinity, { text: 'x'.repeat(100_000) });
    expect(lived.verdict).toEqual({ kind: 'ended', state: 'done' });
    expect(outside.happened).toHaveLength(2_000);
    expect(lived.mostHeld).toBeLessThan(20);
  });
});
