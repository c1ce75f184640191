import { describe, expect, it } from '@jest/globals';
import { TableIndex } from './table-index.ts';
import type { TableDefinition } from './definition.ts';

const label = { de: 'x', en: 'x' };
const definition: TableDefinition = {
  table: 'rate',
  title: label,
  owner: 'finance',
  key: [
    { name: 'country', label },
    { name: 'kind', label },
  ],
  values: [{ name: 'percent', label, type: 'decimal', required: true }],
};
const row = (key: string[], percent: string, validFrom: string, validTo: string | null) => ({
  id: `${key.join('/')}/${validFrom}`,
  key,
  values: { percent },
  validFrom,
  validTo,
});
const index = new TableIndex({
  definition,
  version: 7,
  rows: [
    row(['DE', 'full'], '19.00', '2000-01-01', '2020-06-30'),
    row(['DE', 'full'], '16.00', '2020-07-01', '2020-12-31'),
    row(['DE', 'full'], '19.00', '2021-01-01', null),
  ],
});

describe('a table in memory', () => {
  it.each([
    ['2020-06-30', '19.00'],
    ['2020-07-01', '16.00'],
    ['2020-12-31', '16.00'],
    ['2026-01-01', '19.00'],
  ])('finds the row that holds on %s, both ends included', (on, percent) => {
    expect(index.find([' DE ', 'full'], on)).toEqual({ values: { percent }, version: 7 });
  });

  it('finds nothing for another key, for parts in another order, and before the first day', () => {
    for (const key of [['AT', 'full'], ['full', 'DE'], ['DE'], ['DE', 'full', '']]) {
      expect(index.find(key, '2026-01-01')).toBeUndefined();
    }
    expect(index.find(['DE', 'full'], '1999-12-31')).toBeUndefined();
  });

  it('refuses a day that is none', () => {
    expect(() => index.find(['DE', 'full'], '2026-02-30')).toThrow('mapping.wrong_type');
  });
});
