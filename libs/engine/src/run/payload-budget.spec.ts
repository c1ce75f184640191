import { describe, expect, it } from '@jest/globals';
import { PayloadBudget } from './payload-budget.ts';
import { MEGABYTE, measure } from './weight.ts';

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
const text = (megabytes: number) => 'x'.repeat(megabytes * MEGABYTE);

describe('the weight of a value', () => {
  it.each([
    { name: 'Muster GmbH', lines: [{ sku: 'A-1', price: '12.50' }], paid: true, note: null },
    Array.from({ length: 1_000 }, (_, n) => ({ id: n, name: `Artikel ${n}`, tags: ['a', 'b'] })),
    'x'.repeat(10_000),
  ])('is about that of its JSON: %#', (value) => {
    const written = JSON.stringify(value).length;
    const { weight } = measure(value, {});
    expect(weight).toBeGreaterThan(written * 0.7);
    expect(weight).toBeLessThan(written * 1.6 + 10);
  });

  it('of what nests deeper than any stack is found, and of too much only as far as it has to be', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(measure(deep, {})).toMatchObject({ levels: 100_000 });
    const endless = {
      get next(): unknown {
        return endless;
      },
    };
    expect(measure(endless, { weight: 1_000 }).weight).toBeLessThan(1_100);
    expect(measure(endless, { levels: 10 }).levels).toBe(11);
  });
});

describe('the budget of a run', () => {
  it('names the step whose output is too large', () => {
    const budget = new PayloadBudget();
    expect(budget.take('small', text(15))).toBeUndefined();
    expect(budget.take('large', [text(9), text(9)])).toEqual({
      code: 'run.step_too_large',
      message: {
        de: 'large: sein Ergebnis nimmt mehr als 16 MB ein',
        en: 'large: its output takes more than 16 MB',
      },
      facts: { step: 'large', megabytes: 16 },
    });
  });

  it('names the step whose output nests too deeply', () => {
    const budget = new PayloadBudget();
    expect(budget.take('deep', nested(1_000))).toBeUndefined();
    expect(budget.take('deeper', nested(1_002))).toMatchObject({
      code: 'run.step_too_deep',
      facts: { step: 'deeper', levels: 1_000 },
    });
  });

  it('is that of all steps together, each counted as it is now', () => {
    const budget = new PayloadBudget();
    for (let again = 0; again < 10; again += 1) expect(budget.take('again', text(15))).toBeUndefined();
    for (const path of ['b', 'c', 'd']) expect(budget.take(path, text(15))).toBeUndefined();
    expect(budget.take('e', text(5))).toMatchObject({
      code: 'run.too_large',
      message: { en: 'e: the outputs of this run together take more than 64 MB' },
      facts: { step: 'e', megabytes: 64 },
    });
    expect(budget.take('e', 'small')).toBeUndefined();
  });

  it('has room again for what a loop has left behind', () => {
    const budget = new PayloadBudget();
    for (let turn = 0; turn < 10; turn += 1) {
      expect(budget.take(`all[${turn}].read`, text(15))).toBeUndefined();
      budget.release(`all[${turn}].`);
    }
    for (const path of ['b', 'c', 'd', 'e']) expect(budget.take(path, text(15))).toBeUndefined();
    expect(budget.take('f', text(15))).toMatchObject({ code: 'run.too_large' });
  });
});
