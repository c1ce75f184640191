import { describe, expect, it } from '@jest/globals';
import { sampleBatch, sampleSale, windowsLines } from '../../../test/samples/sample-datev.ts';
import { writeBookingBatch } from './booking-batch.ts';
import { lintDatev } from './datev-lint.ts';
import { extfFormats } from './extf-formats.ts';
import { formWords } from '../form-words.ts';
import { ledgerElements } from '../online/ledger-elements.ts';
import { headerColumns } from './columns/header-columns.ts';
import { partyColumns } from './columns/party-columns.ts';

const sale = { ...sampleSale, text: 'Müller & Söhne' };
const lines = windowsLines(writeBookingBatch(sampleBatch(sale, sale))).slice(0, -1);

/** Bytes of lines that may hold control characters, which our own encoder does not write. */
const bytesOf = (content: readonly string[], end = '\r\n'): Uint8Array =>
  Buffer.from(content.map((line) => `${line}${end}`).join(''), 'latin1');

/** The sample batch with something else in one line. */
function changed(line: number, from: string | RegExp, to: string): Uint8Array {
  const before = lines[line - 1] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`line ${line} has no ${from}`);
  return bytesOf(lines.map((each, index) => (index === line - 1 ? after : each)));
}

const remedyOf = (line: number, from: string, to: string): string | undefined =>
  lintDatev(changed(line, from, to))[0]?.remedy.de;

/** What is said of locks where the header says this. */
const locks = (header: string): unknown[] =>
  lintDatev(changed(1, ';1;0;0;', `;1;0;${header};`)).map(({ code, line, facts }) => [code, line, facts?.['row']]);

describe('the linter', () => {
  it('finds nothing in what we write', () => {
    expect(lintDatev(bytesOf(lines))).toEqual([]);
  });

  it.each<[string, number, string | RegExp, string, Record<string, unknown>]>([
    ['marker_missing', 1, '"EXTF"', '"EXPORT"', { datevCode: '#REW04506' }],
    ['separator', 1, '"EXTF";700;', '"EXTF",700,', {}],
    ['moment_impossible', 1, ';20261121101500042;', ';20261331101500042;', { field: 'Erzeugt am' }],
    ['moment_impossible', 1, ';20261121101500042;', ';20261121251500042;', { number: 6 }],
    ['header_invalid', 1, ';"";""', ';""', { found: 30 }],
    ['header_incomplete', 1, ';29098;', ';;', { field: 'Beraternummer', datevCode: '#REW04506' }],
    ['field_invalid', 1, ';700;', ';510;', { field: 'Versionsnummer' }],
    ['format_unknown', 1, '"Buchungsstapel";13', '"Zahlungsbedingungen";13', { category: '21' }],
    ['two_calendar_years', 1, ';20261130;', ';20270131;', { datevCode: '#REW04404' }],
    ['period_outside_fiscal_year', 1, ';20260101;', ';20250101;', {}],
    ['lock_not_stated', 1, ';1;0;0;', ';1;0;;', { field: 'Festschreibung' }],
    ['quoting', 3, '"RE-2026-00017"', '"RE-2026-00017', {}],
    ['quoting', 3, '"RE-2026-00017"', 'RE"2026', {}],
    ['column_count', 3, ';10042;', ';', { found: 124 }],
    ['field_quoting', 3, '1428,00', '"1428,00"', { field: 'Umsatz (ohne Soll/Haben-Kz)' }],
    ['field_quoting', 3, '"S"', 'S', { field: 'Soll/Haben-Kennzeichen' }],
    ['field_missing', 3, ';10042;', ';;', { field: 'Konto', number: 7 }],
    ['field_invalid', 3, '1428,00', '1428.00', { number: 1 }],
    ['field_invalid', 3, '1428,00', '1.428,00', { number: 1 }],
    ['field_invalid', 3, '1428,00', '-1428,00', { number: 1 }],
    ['field_invalid', 3, '"RE-2026-00017"', '"RE 2026/17"', { field: 'Belegfeld 1' }],
    ['control_character', 3, 'Müller', 'Mü\tller', { field: 'Buchungstext', position: 3 }],
    ['account_length', 3, ';10042;', ';0010042;', { digits: 7, accountLength: 4 }],
    ['account_short', 3, ';8400;', ';840;', { digits: 3 }],
    ['tax_key_on_automatic_account', 3, ';8400;""', ';8400;"3"', { account: '8400', datevCode: '#REW00305' }],
    ['date_before_fiscal_year', 1, ';20260101;', ';20261110;', { datevCode: '#REW00314' }],
    ['date_outside_batch', 3, ';0511;', ';0512;', { from: '2026-11-01' }],
    ['date_impossible', 3, ';0511;', ';3111;', { field: 'Belegdatum' }],
    ['date_impossible', 3, ';21122026;', ';31022026;', { field: 'Fälligkeit' }],
    ['fields_belong_together', 3, '"S";"";;;""', '"S";"CHF";1,1;;""', { field: 'Kurs', missing: 'Basis-Umsatz' }],
    ['fields_belong_together', 3, ';03112026;03112026;', ';03112026;;', { missing: 'Datum Zuord. Steuerperiode' }],
    ['eu_vat_id', 3, /^((?:[^;]*;){39})[^;]*/, '$1"AT U13585627"', { number: 40 }],
    ['eu_vat_id', 3, /^((?:[^;]*;){39})[^;]*/, '$1"13585627"', { field: 'EU-Land u. UStID (Bestimmung)' }],
    ['lock_differs', 3, ';0;03112026;', ';1;03112026;', { field: 'Festschreibung', row: '1', header: '0' }],
    ['heading_differs', 2, 'Umsatz', 'Betrag', { number: 1 }],
    ['heading_differs', 2, 'Belegfeld 1;Belegfeld 2', 'Belegfeld 2;Belegfeld 1', { field: 'Belegfeld 1', number: 11 }],
    ['headings_missing', 2, /.*/, lines[2] ?? '', {}],
    ['empty_line', 3, /.*/, '', {}],
  ])('finds %s in line %i where %s is %s', (code, line, from, to, facts) => {
    const found = lintDatev(changed(line, from, to)).find((diagnostic) => diagnostic.code === `datev.${code}`);
    expect(found).toMatchObject({ line: code === 'date_before_fiscal_year' ? 3 : line });
    expect(found?.facts ?? {}).toMatchObject(facts);
    for (const sentence of [found?.message, found?.remedy].flatMap((words) => [words?.de, words?.en]))
      expect(sentence).not.toMatch(/undefined|\{[a-z]/i);
    const datevCode = found?.facts?.['datevCode'];
    if (typeof datevCode === 'string') expect(found?.message.de).toContain(datevCode);
  });

  it.each([
    [
      '"EXTF";700;21;"Buchungsstapel";13;20240130140440439;;"RE";"";"";29098;55003;20240101;4;20240101;20240831;"Buchungsstapel";"WD";1;0;0;"EUR";;"";;;"03";;;"";""',
      lines[1] ?? '',
    ],
    [
      '"EXTF";700;16;"Debitoren/Kreditoren";5;20240130140659583;;"RE";"";"";29098;55003;20240101;4;;;"";"";;;;"";;"";;;"03";;;"";""',
      partyColumns.map(({ heading }) => heading).join(';'),
    ],
  ])('finds nothing wrong in a header that DATEV gives as an example: %s', (header, headings) => {
    expect(lintDatev(bytesOf([header, headings])).map(({ code }) => code)).toEqual(['datev.no_rows']);
  });

  it('judges the name of the file where it is told', () => {
    expect(lintDatev(bytesOf(lines), { fileName: 'EXTF_Buchungsstapel_2026_11.csv' })).toEqual([]);
    for (const fileName of ['Buchungsstapel.csv', 'EXTF_Stapel.txt', `EXTF_${'x'.repeat(52)}.csv`])
      expect(lintDatev(bytesOf(lines), { fileName })).toMatchObject([
        { code: 'datev.import_name', severity: 'warning', facts: { datevCode: '#REW04506' } },
      ]);
  });

  it('says in words what a field must look like', () => {
    expect(remedyOf(3, '1428,00', '1.428,00')).toBe(
      'Verlangt wird: ein Betrag über null wie 1428,00, ohne Vorzeichen und Tausenderpunkt.',
    );
    expect(remedyOf(3, 'Müller & Söhne', 'x'.repeat(61))).toBe('Verlangt wird: höchstens 60 Zeichen.');
    expect(remedyOf(3, ';0511;', ';511;')).toBe(
      'Verlangt wird: Tag und Monat wie 0511, mit führender Null und ohne Jahr.',
    );
    expect(remedyOf(1, ';4;2026', ';9;2026')).toBe('Verlangt wird: 4 bis 8.');
  });

  it('has words for the form of every column, which show no expression', () => {
    for (const { pattern } of [headerColumns, ledgerElements, ...extfFormats.map(({ columns }) => columns)].flat())
      for (const words of Object.values(formWords(pattern))) expect(words).not.toMatch(/[\\^(){}[\]|]/);
  });

  it.each([
    ['too many', 'Müller;', 3, 'rows[0]', { expected: '125', found: 126 }],
    ['too few', '', 3, 'rows[0]', { expected: '125', found: 124 }],
  ])('says where fields are %s', (_name, name, line, path, facts) => {
    const row = (lines[2] ?? '').replace(/"Müller & Söhne"(;?)/, (_, semicolon: string) =>
      name ? `${name}${semicolon}` : '',
    );
    const [finding] = lintDatev(bytesOf([...lines.slice(0, 2), row]));
    expect(finding).toMatchObject({ code: 'datev.column_count', line, path, facts });
    expect(finding?.column).toBe(name ? row.length + 1 : row.lastIndexOf(';') + 2);
  });

  it('says that a batch is locked as a whole by its header, too, and nothing more where the header says nothing', () => {
    expect(locks('1')).toEqual([
      ['datev.lock_differs', 3, '0'],
      ['datev.lock_differs', 4, '0'],
    ]);
    expect(locks('')).toEqual([['datev.lock_not_stated', 1, undefined]]);
  });

  it('does not guess the year of a row in a batch of two', () => {
    const findings = lintDatev(changed(1, ';20261101;20261130;', ';20261201;20270131;'));
    expect(findings.map(({ code }) => code)).toEqual(['datev.two_calendar_years']);
  });

  it.each([
    ['CR alone', '\r'],
    ['one CR too many', '\r\r\n'],
  ])('judges what stands in lines ended by %s', (_name, end) => {
    const wrong = lines.map((line, index) => (index === 3 ? line.replace('"S"', '"X"') : line));
    expect(lintDatev(bytesOf(wrong, end)).map(({ code, line }) => [code, line])).toEqual([
      ['datev.line_end', 1],
      ['datev.field_invalid', 4],
    ]);
  });

  it('says the place of a field in its line', () => {
    const [finding] = lintDatev(changed(4, ';0511;', ';0512;'));
    expect(finding).toMatchObject({ line: 4, path: 'rows[1].Belegdatum' });
    expect((lines[3] ?? '').slice((finding?.column ?? 0) - 1).startsWith('0511')).toBe(true);
  });

  it('judges automatic accounts of the chart in the header, of a set that is given, or none', () => {
    const withKey = changed(3, ';8400;""', ';8400;"3"');
    const elsewhere = changed(3, ';8400;""', ';8050;"3"');
    expect(lintDatev(withKey)).toHaveLength(1);
    expect(lintDatev(withKey, { automaticAccounts: new Set() })).toEqual([]);
    expect(lintDatev(elsewhere)).toEqual([]);
    expect(lintDatev(elsewhere, { automaticAccounts: new Set(['8050']) })).toHaveLength(1);
    const otherChart = Buffer.from(withKey).toString('latin1').replace(';"03";', ';"04";');
    expect(lintDatev(Buffer.from(otherChart, 'latin1'))).toEqual([]);
  });

  it('reports wrong line ends once, and a last line that is open as a remark', () => {
    const unix = bytesOf(lines, '\n').subarray(0, -1);
    expect(lintDatev(unix).map(({ code, line, severity }) => [code, line, severity])).toEqual([
      ['datev.line_end', 1, 'error'],
      ['datev.last_line_open', 4, 'warning'],
    ]);
  });

  it('says of kinds of files that it does not judge that it does not', () => {
    const header = (lines[0] ?? '').replace('21;"Buchungsstapel";13', '48;"Diverse Adressen";2');
    expect(lintDatev(bytesOf([header, 'Adressnummer;Konto', '1;10000', '2'])).map(({ code }) => code)).toEqual([
      'datev.format_not_judged',
      'datev.column_count',
    ]);
  });

  it('keeps a fault behind thousands of remarks', () => {
    const unlocked = (lines[2] ?? '').replace(';0;03112026', ';;03112026');
    const rows = [...Array.from({ length: 1500 }, () => unlocked), unlocked.replace('1428,00', '0,00')];
    const findings = lintDatev(bytesOf([...lines.slice(0, 2), ...rows]));
    expect(findings).toHaveLength(22);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'datev.field_invalid', line: 1503 },
    ]);
  });

  it('keeps a remark behind many remarks of another kind', () => {
    const unlocked = (lines[2] ?? '').replace(';0;03112026', ';;03112026');
    const linked = (lines[2] ?? '').replace(/^((?:[^;]*;){19})""/, '$1"BEDI"');
    const findings = lintDatev(bytesOf([...lines.slice(0, 2), ...Array.from({ length: 300 }, () => unlocked), linked]));
    expect(findings.filter(({ code }) => code === 'datev.lock_not_stated')).toHaveLength(20);
    expect(findings.slice(-2)).toMatchObject([
      { code: 'datev.document_link', line: 303 },
      { code: 'datev.more_findings', facts: { count: 280 } },
    ]);
  });

  it('lists at most 1,000 errors and says how many more there are', () => {
    const row = (lines[2] ?? '').replace('1428,00', '0,00');
    const findings = lintDatev(bytesOf([...lines.slice(0, 2), ...Array.from({ length: 1500 }, () => row)]));
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toMatchObject({ code: 'datev.more_findings', severity: 'info', facts: { count: 500 } });
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'datev.file_empty'],
    ['nothing but its mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x0d, 0x0a]), 'datev.file_empty'],
    ['zeros', new Uint8Array(2_000_000), 'datev.marker_missing'],
    ['nothing but separators', new Uint8Array(10_000_000).fill(0x3b), 'datev.marker_missing'],
    ['nothing but quotation marks', new Uint8Array(10_000_000).fill(0x22), 'datev.marker_missing'],
    ['a header without an end', Buffer.from(`"EXTF"${';'.repeat(2_000_000)}`), 'datev.line_too_long'],
    ['nothing but line feeds', new Uint8Array(10_000_000).fill(0x0a), 'datev.file_empty'],
    ['more than 50 MB', new Uint8Array(50_000_001), 'datev.file_too_large'],
    ['half a mark', Uint8Array.of(0xff, 0xfe, 0x22), 'datev.encoding_broken'],
  ])('gets along with %s', (_name, bytes, code) => {
    const started = performance.now();
    expect(lintDatev(bytes).map((finding) => finding.code)).toContain(code);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('stops after 99,999 rows', () => {
    const header = (lines[0] ?? '').replace('21;"Buchungsstapel";13', '48;"Diverse Adressen";2');
    const rows = Array.from({ length: 100_005 }, () => '1;2');
    expect(lintDatev(bytesOf([header, 'a;b', ...rows])).at(-1)).toMatchObject({
      code: 'datev.too_many_rows',
      line: 100_002,
    });
  });
});
