import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { settings } from '../../test/company.ts';
import { drawDebtorNumber, drawNumber } from './number-draw.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const draw = (pattern: string, date = '2026-12-31') => test.db.transaction((tx) => drawNumber(tx, pattern, date));

describe('drawing a number', () => {
  it('counts each pattern for itself, anew in each year', async () => {
    expect([
      await draw('RE-{year}-{n:5}'),
      await draw('RE-{year}-{n:5}', '2027-01-01'),
      await draw('RE-{year}-{n:5}'),
      await draw('ST-{year}-{n:5}'),
    ]).toEqual(['RE-2026-00001', 'RE-2027-00001', 'RE-2026-00002', 'ST-2026-00001']);
  });

  it('takes a number back with the transaction that drew it', async () => {
    const refused = test.db.transaction(async (tx) => {
      await drawNumber(tx, 'GS-{n}', '2026-01-01');
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect([await draw('GS-{n}'), await draw('GS-{n}')]).toEqual(['GS-1', 'GS-2']);
  });

  it('gives debtors every number of their range, the last as well, and none beyond', async () => {
    const narrow = { ...settings, debtors: { first: 69_998, last: 69_999 } };
    const drawn = () => test.db.transaction((tx) => drawDebtorNumber(tx, narrow));
    expect([await drawn(), await drawn()]).toEqual(['69998', '69999']);
    await expect(drawn()).rejects.toThrow('billing.debtor_range_exhausted');
  });
});
