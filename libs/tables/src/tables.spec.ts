import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  history,
  importTables,
  lookup,
  type LookupKey,
  putRow,
  readTable,
  type ChangeNote,
  type RowInput,
  type TableFile,
} from './index.ts';

const AT = new Date('2026-03-01T08:00:00Z');
const note = (author: string): ChangeNote => ({ author, reason: 'because', at: AT });

/** A table `price` with one row per entry, `sku → cents`. */
function priceFile(rows: Record<string, string>): TableFile {
  return {
    definition: {
      table: 'price',
      title: { de: 'Preise', en: 'Prices' },
      owner: 'sales',
      key: [{ name: 'sku', label: { de: 'Artikel', en: 'SKU' } }],
      values: [{ name: 'amount', label: { de: 'Betrag', en: 'Amount' }, type: 'decimal', required: true }],
    },
    rows: Object.entries(rows).map(([sku, amount]) => ({
      key: [sku],
      values: { amount },
      validFrom: '0001-01-01',
      validTo: null,
    })),
  };
}

describe('mapping tables in the database', () => {
  let test: TestDatabase;
  const lookUp = async (key: LookupKey) => (await lookup(test.db, [key]))[0];
  beforeAll(async () => {
    test = await testDatabase();
  }, 120_000);
  afterAll(() => test.close());
  beforeEach(() => test.db.query('truncate mapping_row, mapping_version, mapping_table'));

  const importPrices = (rows: Record<string, string>) => importTables(test.db, [priceFile(rows)], note('files'));
  const put = (sku: string, amount: string, period: Partial<RowInput> = {}) =>
    test.db.transaction((tx) => putRow(tx, 'price', { key: [sku], values: { amount }, ...period }, note('anna')));
  const amounts = async () =>
    Object.fromEntries((await readTable(test.db, 'price')).rows.map((row) => [row.key[0], row.values['amount']]));

  const amountOn = async (day: string) => (await lookUp({ table: 'price', key: ['A'], on: day }))?.values['amount'];

  it('imports the same files once', async () => {
    await importPrices({ A: '1.00' });
    const [again] = await importPrices({ A: '1.00' });
    expect(again).toMatchObject({ version: 1, added: [], changed: [], removed: [] });
    expect(await history(test.db, 'price')).toHaveLength(1);
  });

  it('gives a changed file a new version that says what changed, by whom and why', async () => {
    await importPrices({ A: '1.00', B: '2.00' });
    const [imported] = await importPrices({ A: '1.50', C: '3.00' });
    expect(imported).toMatchObject({ version: 2, added: [['C']], changed: [['A']], removed: [['B']] });
    const [newest] = await history(test.db, 'price');
    expect(newest).toMatchObject({ version: 2, author: 'files', reason: 'because', createdAt: AT });
    expect(newest?.changes).toEqual([
      { key: ['A'], validFrom: '0001-01-01', before: { amount: '1.00' }, after: { amount: '1.50' } },
      { key: ['B'], validFrom: '0001-01-01', before: { amount: '2.00' } },
      { key: ['C'], validFrom: '0001-01-01', after: { amount: '3.00' } },
    ]);
  });

  it('keeps a row that a person added when a changed file comes', async () => {
    await importPrices({ A: '1.00' });
    await put('B', '9.00');
    const [imported] = await importPrices({ A: '1.50' });
    expect(await amounts()).toEqual({ A: '1.50', B: '9.00' });
    expect(imported?.diagnostics).toEqual([]);
  });

  it('keeps the row of a person and warns where the file changed the same row', async () => {
    await importPrices({ A: '1.00' });
    await put('A', '9.00');
    const [imported] = await importPrices({ A: '1.50' });
    expect(await amounts()).toEqual({ A: '9.00' });
    expect(imported?.diagnostics).toMatchObject([{ code: 'mapping.conflicting_row', severity: 'warning' }]);
  });

  it('answers a run with the rows of the version that it pinned', async () => {
    await importPrices({ A: '1.00' });
    const pinned = (await readTable(test.db, 'price')).version;
    await put('A', '2.00');
    await put('B', '5.00');
    const a = { table: 'price', key: ['A'], on: '2026-03-01' };
    const b = { ...a, key: ['B'] };
    const found = await lookup(test.db, [{ ...a, version: pinned }, a, { ...b, version: pinned }]);
    expect(found).toMatchObject([
      { values: { amount: '1.00' }, version: 1 },
      { values: { amount: '2.00' }, version: 3 },
      undefined,
    ]);
  });

  it('finds the row that holds on the day, both ends included', async () => {
    await importPrices({});
    await put('A', '1.00', { validFrom: '2026-01-01', validTo: '2026-01-31' });
    await put('A', '2.00', { validFrom: '2026-02-01' });
    expect(await Promise.all(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map(amountOn))).toEqual([
      undefined,
      '1.00',
      '1.00',
      '2.00',
    ]);
  });

  it('fills exactly the hole around a day where an answer asks for it', async () => {
    await importPrices({});
    await put('A', '1.00', { validFrom: '2026-01-01', validTo: '2026-01-31' });
    await put('A', '3.00', { validFrom: '2026-03-01' });
    await put('A', '2.00', { fillsHoleOn: '2026-02-10' });
    await put('A', '0.50', { fillsHoleOn: '2025-07-01' });
    const periods = (await readTable(test.db, 'price')).rows.map(({ validFrom, validTo }) => [validFrom, validTo]);
    expect(periods).toEqual([
      ['0001-01-01', '2025-12-31'],
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', null],
    ]);
  });

  it('makes no new version for a row that says what the table says already', async () => {
    await importPrices({});
    const versions = await Promise.all([1, 2, 3].map(() => put('A', '2.00', { fillsHoleOn: '2026-02-10' })));
    expect(versions).toEqual([2, 2, 2]);
  });

  it('refuses a row whose period overlaps another one of its key', async () => {
    await importPrices({ A: '1.00' });
    await expect(put('A', '2.00', { validFrom: '2026-02-01' })).rejects.toMatchObject({
      diagnostics: [{ code: 'mapping.overlapping_validity' }],
    });
    expect(await amounts()).toEqual({ A: '1.00' });
  });

  it('refuses a value of the wrong type and names the column', async () => {
    await importPrices({});
    await expect(put('A', '1,00')).rejects.toMatchObject({
      diagnostics: [{ code: 'mapping.wrong_type', facts: { column: 'amount' } }],
    });
    await expect(put('A', ' ')).rejects.toMatchObject({ diagnostics: [{ code: 'mapping.missing_value' }] });
  });

  it('gives two rows that are put at once a version each', async () => {
    await importPrices({});
    const versions = await Promise.all([put('A', '1.00'), put('B', '2.00')]);
    expect(versions.toSorted()).toEqual([2, 3]);
    expect(await amounts()).toEqual({ A: '1.00', B: '2.00' });
  });

  it('finds the rows of many keys at once, each on its own day and in its own version', async () => {
    await importPrices({ A: '1.00', B: '2.00' });
    await put('A', '1.50');
    const on = '2026-03-01';
    const found = await lookup(test.db, [
      { table: 'price', key: ['B'], on },
      { table: 'price', key: ['none'], on },
      { table: 'price', key: [' A '], on },
      { table: 'price', key: ['A'], on, version: 1 },
    ]);
    expect(found.map((row) => row?.values['amount'])).toEqual(['2.00', undefined, '1.50', '1.00']);
    const unknown = { diagnostics: [{ code: 'mapping.unknown_table' }] };
    const mixed = lookup(test.db, [
      { table: 'price', key: ['A'], on },
      { table: 'none', key: ['A'], on },
    ]);
    await expect(mixed).rejects.toMatchObject(unknown);
  });

  it('looks nothing up on a day that there is not, whatever else is asked for', async () => {
    await importPrices({ A: '1.00' });
    const key = { table: 'price', key: ['A'] };
    const asked = lookup(test.db, [
      { ...key, on: '2026-02-28' },
      { ...key, on: '2026-02-30' },
    ]);
    await expect(asked).rejects.toThrow('mapping.wrong_type');
  });

  it('says so when a table does not exist', async () => {
    const unknown = { diagnostics: [{ code: 'mapping.unknown_table' }] };
    await expect(lookUp({ table: 'none', key: ['A'], on: '2026-01-01' })).rejects.toMatchObject(unknown);
    await expect(readTable(test.db, 'none')).rejects.toMatchObject(unknown);
  });
});
