import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTableFiles } from './index.ts';

const DEFINITION = `table: rate
title: { de: Sätze, en: Rates }
owner: finance
key:
  country: { label: { de: Land, en: Country } }
values:
  account: { label: { de: Konto, en: Account }, type: account, required: true }
  days: { label: { de: Tage, en: Days }, type: integer }
`;
const HEADER = 'country;account;days;valid_from;valid_to\n';

describe('loadTableFiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tables-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function load(csv: string | Uint8Array, definition = DEFINITION) {
    writeFileSync(join(folder, 'rate.table.yaml'), definition);
    writeFileSync(join(folder, 'rate.csv'), csv);
    return loadTableFiles(folder);
  }
  const places = (csv: string | Uint8Array, definition?: string) =>
    load(csv, definition).diagnostics.map(({ code, line, column }) => [code, line, column]);

  it('keeps leading zeros, turns integers into numbers and empty cells into null', () => {
    const { tables, diagnostics } = load(`${HEADER}DE;00470;14;;\r\nAT;4711;;2026-01-01;2026-12-31\n`);
    expect(diagnostics).toEqual([]);
    expect(tables[0]?.rows).toEqual([
      { key: ['DE'], values: { account: '00470', days: 14 }, validFrom: '0001-01-01', validTo: null },
      { key: ['AT'], values: { account: '4711', days: null }, validFrom: '2026-01-01', validTo: '2026-12-31' },
    ]);
  });

  it('reads a file with a byte order mark', () => {
    expect(load(`\uFEFF${HEADER}DE;4711;;;\n`).diagnostics).toEqual([]);
  });

  it('names line and column of each wrong cell, behind umlauts and line breaks in cells too', () => {
    expect(places(`${HEADER}DE;47;14;;\nÄÖ;4711;x;;\n"A\nB";;;;\n`)).toEqual([
      ['mapping.wrong_type', 2, 4],
      ['mapping.wrong_type', 3, 9],
      ['mapping.wrong_type', 4, 1],
      ['mapping.missing_value', 5, 4],
    ]);
  });

  it('refuses days that the calendar does not have', () => {
    expect(places(`${HEADER}DE;4711;;2026-02-30;\n`)).toEqual([['mapping.wrong_type', 2, 10]]);
  });

  it('refuses unknown, repeated and missing columns', () => {
    expect(places('country;account;acount;country;valid_from\n')).toEqual([
      ['mapping.unknown_column', 1, 17],
      ['mapping.unknown_column', 1, 24],
      ['mapping.missing_column', 1, 1],
    ]);
    expect(places('')).toHaveLength(3);
  });

  it('refuses a key that stands there twice and periods that overlap or end before they begin', () => {
    const rows =
      'DE;4711;;;\nDE;4712;;;\nAT;4711;;2026-01-01;2026-06-30\nAT;4711;;2026-06-30;\nFR;4711;;2026-02-01;2026-01-01\n';
    expect(places(HEADER + rows)).toEqual([
      ['mapping.duplicate_key', 3, 1],
      ['mapping.overlapping_validity', 5, 1],
      ['mapping.invalid_validity', 6, 1],
    ]);
  });

  it('refuses broken quotes, lines of another length and other encodings', () => {
    expect(places(`${HEADER}"DE;4711;;;\n`)[0]?.[0]).toBe('mapping.unreadable_rows');
    expect(places(`${HEADER}DE;4711\n`)).toEqual([['mapping.unreadable_rows', 2, 1]]);
    expect(places(Buffer.from(`${HEADER}Ö;4711;;;\n`, 'latin1'))[0]?.[0]).toBe('mapping.wrong_encoding');
  });

  it('says where a definition is wrong', () => {
    const wrong = DEFINITION.replace('type: account', 'type: acount').replace(
      'owner: finance',
      'owner: 7\ncolour: red',
    );
    expect(places(HEADER, wrong)).toEqual([
      ['mapping.invalid_definition', 4, 9],
      ['mapping.invalid_definition', 3, 8],
      ['mapping.invalid_definition', 8, 55],
    ]);
    expect(load(HEADER, wrong).diagnostics[1]?.remedy).toEqual({
      de: 'Erwartet wird: der Name einer Rolle.',
      en: 'Expected: the name of a role.',
    });
  });

  it('refuses a pattern that could run for minutes', () => {
    const slow = DEFINITION.replace('type: account,', "type: account, pattern: '(4+)+',");
    expect(places(HEADER, slow)[0]?.[0]).toBe('mapping.invalid_definition');
  });

  it('refuses aliases, tags, broken YAML and hostile nesting', () => {
    const code = 'mapping.unreadable_definition';
    expect(places(HEADER, `${DEFINITION}x: &a 1\ny: *a\n`)).toEqual([[code, 9, 4]]);
    expect(places(HEADER, DEFINITION.replace('finance', '!role finance'))[0]?.[0]).toBe(code);
    expect(places(HEADER, `${DEFINITION}  account: {`)[0]?.[0]).toBe(code);
    expect(places(HEADER, '['.repeat(200_000))[0]?.[0]).toBe(code);
    expect(places(HEADER, '- '.repeat(30_000))[0]?.[0]).toMatch(/^mapping\./);
  });

  it('tells slips in YAML in plain words, with what to write instead', () => {
    expect(load(HEADER, DEFINITION.replace('owner: finance', 'owner: finance\n\tx: 1')).diagnostics).toMatchObject([
      {
        message: { de: 'Die Datei ist kein gültiges YAML: die Zeile ist mit einem Tabulator eingerückt.' },
        remedy: { en: 'Indent with blanks.' },
      },
    ]);
    expect(load(HEADER, `${DEFINITION}owner: sales\n`).diagnostics).toMatchObject([
      { message: { en: 'This key stands twice.' }, line: 9 },
    ]);
  });

  it('says when the rows are missing, and finds no tables in a folder that does not exist', () => {
    writeFileSync(join(folder, 'rate.table.yaml'), DEFINITION);
    expect(loadTableFiles(folder).diagnostics).toMatchObject([{ code: 'mapping.missing_file' }]);
    expect(loadTableFiles(join(folder, 'none'))).toEqual({ tables: [], diagnostics: [] });
  });
});

describe('the shipped tables', () => {
  const folder = fileURLToPath(new URL('../../../flows/sales-to-invoice/tables', import.meta.url));
  const { tables, diagnostics } = loadTableFiles(folder);
  const rowsOf = (name: string) => tables.find(({ definition }) => definition.table === name)?.rows ?? [];

  it('are free of findings and belong to finance', () => {
    expect(diagnostics).toEqual([]);
    expect(tables.map(({ definition }) => [definition.table, definition.owner])).toEqual([
      ['country_tax_case', 'finance'],
      ['payment_term', 'finance'],
      ['product_account', 'finance'],
    ]);
  });

  it('give no tax key to accounts that compute the tax themselves', () => {
    // Automatic revenue accounts of DATEV's charts for 2026, as far as the table uses them.
    const automatic = ['8300', '8400'];
    for (const { key, values } of rowsOf('product_account')) {
      const isAutomatic = automatic.includes(String(values['revenue_account_skr03']));
      expect([key, values['tax_key'] === null]).toEqual([key, isAutomatic]);
    }
  });

  it('leave the one product out that the demo asks about', () => {
    expect(rowsOf('product_account').map(({ key }) => key[0])).not.toContain('TRAIN-ONSITE');
  });

  it('know all 27 members of the EU and tax each but Germany as reverse charge', () => {
    const cases = rowsOf('country_tax_case').map(({ values }) => values['tax_case']);
    expect(cases.filter((each) => each === 'eu_reverse_charge')).toHaveLength(26);
    expect(cases.filter((each) => each === 'domestic')).toHaveLength(1);
  });
});
