import { describe, expect, it } from '@jest/globals';
import { crashingPlan, live, Outside, told } from '../../test/crashing-run.ts';

const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  made: { upsert: shop.customer, by: number, with: { number: '1', name: first } }
  changed: { upsert: shop.customer, by: number, with: { number: '1', name: second, city: Ulm } }
  same: { upsert: shop.customer, by: number, with: { number: '1', city: Ulm, name: second } }
  all:
    each: { expr: 'record.numbers' }
    as: number
    parallel: 4
    steps: { one: { upsert: shop.customer, by: number, with: { number: { expr: number }, name: x } } }
    collect: { did: { expr: steps.one.did } }
`;
const RECORD = { numbers: ['2', '3', '2', '1'] };

describe('a record that a run brings to what it is to be', () => {
  const plan = crashingPlan(FLOW);

  it('is made once and changed once, wherever the worker dies and whatever answer is lost', async () => {
    let died = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const outside = new Outside(seed);
      const lived = await live(plan, outside, seed % 16 || Infinity, RECORD);
      died += lived.deaths;
      expect(told(lived).verdict).toEqual({ kind: 'ended', state: 'done' });
      expect(outside.customers.map(({ key, record }) => [key, record]).sort()).toEqual([
        ['c1', { number: '1', name: 'x', city: 'Ulm' }],
        ['c2', { number: '2', name: 'x' }],
        ['c3', { number: '3', name: 'x' }],
      ]);
      expect([...outside.happened].sort()).toEqual([
        'probe/all[3].one/k/r',
        'probe/changed/k/r',
        'shop.customer/number/1/create',
        'shop.customer/number/2/create',
        'shop.customer/number/3/create',
      ]);
      const outputs = [...lived.steps.values()].map(({ path, output }) => [path, output]);
      expect(outputs).toEqual(
        expect.arrayContaining([
          ['made', { did: 'created', key: 'c1' }],
          ['changed', { did: 'updated', key: 'c1' }],
          ['same', { did: 'unchanged', key: 'c1' }],
        ]),
      );
    }
    expect(died).toBeGreaterThan(30);
  });

  it('shows what was changed in it, and how it was before', async () => {
    const { steps } = await live(plan, new Outside(1), Infinity, RECORD);
    expect(steps.get('changed')?.input).toEqual({
      by: 'number',
      fields: { number: '1', name: 'second', city: 'Ulm' },
      write: 'update',
      changes: [
        { field: 'name', from: 'first', to: 'second' },
        { field: 'city', from: null, to: 'Ulm' },
      ],
    });
    expect(steps.get('same')?.input).toEqual({ by: 'number', fields: { number: '1', name: 'second', city: 'Ulm' } });
  });
});
