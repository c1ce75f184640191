import { describe, expect, it } from '@jest/globals';
import type { TableRow } from './definition.ts';
import { mergeRows } from './row-merge.ts';
import { validityFindings } from './validity.ts';

/** A row of the key A: what it says, and on which days. */
const row = (amount: string, validFrom = '2026-01-01', validTo: string | null = null): TableRow => ({
  key: ['A'],
  values: { amount },
  validFrom,
  validTo,
});

describe('a changed file and what persons changed meanwhile', () => {
  const BASE = row('1.00');

  it.each<[string, TableRow[], TableRow[], TableRow[]]>([
    ['the file changed alone is taken over', [row('2.00')], [BASE], [row('2.00')]],
    ['persons changed alone stays', [BASE], [row('3.00')], [row('3.00')]],
    ['both changed alike is that', [row('2.00')], [row('2.00')], [row('2.00')]],
    ['the file removed is gone', [], [BASE], []],
    ['persons removed stays gone', [BASE], [], []],
    ['both removed is gone', [], [], []],
  ])('what %s', (_what, file, current, rows) => {
    expect(mergeRows([BASE], file, current)).toStrictEqual({ rows, conflicts: [] });
  });

  it.each<[string, TableRow[], TableRow[], TableRow]>([
    ['the file changed otherwise', [row('2.00')], [row('3.00')], row('2.00')],
    ['the file removed', [], [row('3.00')], row('3.00')],
  ])('a row that persons changed and %s stays as it is, and is told', (_what, file, current, told) => {
    expect(mergeRows([BASE], file, current)).toEqual({ rows: current, conflicts: [told] });
  });

  it('a row that persons removed and the file changed stays gone, and is told', () => {
    expect(mergeRows([BASE], [row('2.00')], [])).toStrictEqual({ rows: [], conflicts: [row('2.00')] });
  });

  it('a row of the file that would hold on a day of a new row of a person stays as it was', () => {
    const half = row('1.00', '2026-01-01', '2026-06-30');
    const added = row('5.00', '2026-07-01');
    const merged = mergeRows([half], [row('1.00')], [half, added]);
    expect(merged).toEqual({ rows: [added, half], conflicts: [row('1.00')] });
    expect(validityFindings(merged.rows.map((each) => ({ row: each })))).toEqual([]);
  });
});

it('a row may hold on one day alone, and the next begins on the day after', () => {
  const rows = [row('1.00', '2026-03-02', '2026-03-02'), row('2.00', '2026-03-03')];
  expect(validityFindings(rows.map((each) => ({ row: each })))).toEqual([]);
  const reversed = { row: row('1.00', '2026-03-02', '2026-03-01') };
  expect(validityFindings([reversed])).toMatchObject([{ code: 'mapping.invalid_validity' }]);
});
