import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shared, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { called } from '../../test/called.ts';

const SAMPLES = 'accounting/data/bank/camt/genkgo';

interface ImportDocument {
  ok: boolean;
  files: {
    state: string;
    entries: number;
    added: number;
    duplicates: number;
    pending: number;
    gaps: { questionId: string }[];
  }[];
  diagnostics: { code: string; file: string; line: number; column: number }[];
}

describe('bank import', () => {
  let database: TestDatabase;
  const importFiles = async (files: string[], environment: Record<string, string> = {}) => {
    const settings = { DATABASE_URL: database.url, ...environment };
    const { exitCode, out } = await called(['bank', 'import', ...files, '--json'], settings);
    return { exitCode, document: JSON.parse(out) as ImportDocument };
  };
  const transactions = async () =>
    (await database.db.query<{ count: number }>('select count(*)::int as count from bank_transaction'))[0]?.count;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('reads each sample once, and asks about balances that do not join', async () => {
    const folder = shared(SAMPLES);
    if (!folder) return;
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => join(folder, name));
    const first = await importFiles(files);
    expect(first).toMatchObject({ exitCode: 0, document: { ok: true, diagnostics: [] } });
    expect(first.document.files).toHaveLength(files.length);
    const added = first.document.files.reduce((sum, file) => sum + file.added, 0);
    expect(added).toBeGreaterThan(0);
    expect(await transactions()).toBe(added);
    for (const file of first.document.files)
      expect(file.added + file.duplicates + file.pending).toBeGreaterThanOrEqual(file.entries);

    const asked = first.document.files.flatMap(({ gaps }) => gaps.map(({ questionId }) => questionId));
    const open = await database.db.query<{ id: string; kind: string }>(
      "select id, kind from question where state = 'open'",
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(open.map(({ id }) => id).sort()).toEqual([...asked].sort());
    expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(['bank.balance_gap']));

    const second = await importFiles(files);
    expect(second.document.files.reduce((sum, file) => sum + file.added, 0)).toBe(0);
    expect(await transactions()).toBe(added);
  });

  it('refuses a truncated file with its position, keeps nothing of it, and imports the others', async () => {
    const whole = shared(`${SAMPLES}/camt053.v4.xml`);
    if (!whole) return;
    const bytes = readFileSync(whole);
    const cut = join(mkdtempSync(join(tmpdir(), 'belegfluss-bank-')), 'cut.xml');
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const before = await transactions();
    const { exitCode, document } = await importFiles([cut, whole]);
    expect(exitCode).toBe(1);
    expect(document.files.map(({ state }) => state)).toEqual(['refused', 'imported']);
    const lastLine = readFileSync(cut, 'utf8').split('\n').length;
    expect(document.diagnostics).toMatchObject([
      { code: 'bank.camt_truncated', file: expect.stringContaining('cut.xml'), line: lastLine },
    ]);
    expect(await transactions()).toBe(before);
    expect(
      await database.db.query('select 1 from file where octet_length(bytes) = $1', [Math.floor(bytes.length / 2)]),
    ).toEqual([]);
  });

  it('reads the list of a bank that a connection of the pack describes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-bank-'));
    const pack = join(folder, 'pack');
    cpSync(fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url)), pack, { recursive: true });
    const list = join(folder, 'list.csv');
    writeFileSync(list, 'Day;Sum;Who;Account\n2026-03-02;12.50;Muster GmbH;DE89370400440532013000\n');
    expect(await importFiles([list])).toMatchObject({ exitCode: 1, document: { files: [{ state: 'refused' }] } });
    const settings = readFileSync(join(pack, 'pack.yaml'), 'utf8');
    const profile =
      '{ id: house, name: House, source: test, delimiter: ";", dates: ymd, decimal: ".", currency: EUR, ' +
      'header: [Day, Sum], columns: { bookingDate: Day, amount: Sum, remittance: Who, name: Who, ownIban: Account } }';
    const config = '{ baseUrl: https://bank.example/api }';
    const described = `{ baseUrl: https://bank.example/api, csvProfiles: [${profile}] }`;
    writeFileSync(join(pack, 'pack.yaml'), settings.replace(config, described));
    const { exitCode, document } = await importFiles([list], { BELEGFLUSS_FLOWS: pack });
    expect(document.diagnostics).toEqual([]);
    expect({ exitCode, added: document.files[0]?.added }).toEqual({ exitCode: 0, added: 1 });
  });
});
