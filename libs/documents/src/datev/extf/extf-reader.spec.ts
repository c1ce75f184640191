import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleBatch, sampleHeader, sampleSale, windowsLines } from '../../../test/samples/sample-datev.ts';
import { sharedFiles } from '../../../test/shared-files.ts';
import { encodeLines } from '../../encoding/windows-1252.ts';
import { readAccountLabels } from './account-labels.ts';
import { readBookingBatch, writeBookingBatch } from './booking-batch.ts';
import { readDebtors } from './debtor-file.ts';
import { readExtf } from './extf-reader.ts';

const booking = { ...sampleSale, serviceDate: undefined, dueDate: undefined, text: 'Gebäude' };
const written = writeBookingBatch(sampleBatch(booking, { ...booking, side: 'credit' }));
const text = new TextDecoder('windows-1252').decode(written);
const sourceFile = (folder: string, name: string): Uint8Array | undefined => {
  const path = sharedFiles(`accounting/data/datev/extf/${folder}`, '.csv').find((each) => each.endsWith(name));
  return path === undefined ? undefined : readFileSync(path);
};

/** The same batch as an older version: with the first columns only, which end in fields without quotation marks or with empty ones. */
function olderVersion(version: number, columns: number): Uint8Array {
  const lines = windowsLines(written).slice(0, -1);
  return encodeLines(
    lines.map((line, index) =>
      index === 0
        ? line.replace('"Buchungsstapel";13', `"Buchungsstapel";${version}`)
        : line.split(';').slice(0, columns).join(';'),
    ),
  );
}

describe('the reader of a Buchungsstapel', () => {
  it.each([
    [7, 116],
    [8, 117],
    [9, 120],
    [10, 120],
    [10, 121],
    [11, 122],
    [12, 124],
    [13, 125],
  ])('reads version %i with %i columns', (version, columns) => {
    const { header, rows } = readBookingBatch(olderVersion(version, columns));
    expect(header).toEqual(sampleHeader);
    expect(rows).toEqual([booking, { ...booking, side: 'credit' }]);
  });

  it.each([
    [6, 113, 'datev.format_unknown'],
    [14, 125, 'datev.format_unknown'],
    [13, 124, 'datev.column_count'],
    [12, 125, 'datev.column_count'],
  ])('refuses version %i with %i columns by %s', async (version, columns, code) => {
    expect((await refusalOf(() => readBookingBatch(olderVersion(version, columns))))[0]?.code).toBe(code);
  });

  it.each([
    ['UTF-8', Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['UTF-16LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads %s with its mark', (_name, bytes) => {
    expect(readBookingBatch(bytes).rows[0]?.text).toBe('Gebäude');
  });

  it('takes any letter in Unicode, though it would not write it', () => {
    const bytes = Buffer.from(`\uFEFF${text.replaceAll('Gebäude', 'Łódź')}`, 'utf8');
    expect(readBookingBatch(bytes).rows[0]?.text).toBe('Łódź');
  });

  it('refuses UTF-8 without its mark at the first umlaut, and a mark that lies', async () => {
    const [first] = await refusalOf(() => readBookingBatch(Buffer.from(text, 'utf8')));
    expect(first).toMatchObject({ code: 'datev.encoding', line: 2 });
    const lying = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), written]);
    expect((await refusalOf(() => readBookingBatch(lying)))[0]?.code).toBe('datev.encoding_broken');
  });

  it('calls a batch locked where a row locks it or leaves it open', () => {
    const open = new Uint8Array(Buffer.from(text.replace(/;0;(?=;;;"";;"";"";;"";;\r\n$)/, ';;'), 'latin1'));
    const { header, remarks } = readBookingBatch(open);
    expect(header.locked).toBe(true);
    expect(remarks).toMatchObject([{ code: 'datev.lock_not_stated', line: 4, severity: 'warning' }]);
  });

  it('gives nothing back of a batch with one wrong row among right ones', async () => {
    const wrong = new Uint8Array(Buffer.from(text.replace('1428,00;"H"', '1428.00;"H"'), 'latin1'));
    const diagnostics = await refusalOf(() => readBookingBatch(wrong));
    expect(diagnostics).toMatchObject([
      { code: 'datev.field_invalid', line: 4, column: 1, facts: { field: 'Umsatz (ohne Soll/Haben-Kz)', number: 1 } },
    ]);
  });
});

describe('files of other people', () => {
  it('are read when they are complete', () => {
    const bookings = sourceFile('ledermann', 'EXTF_Buchungsstapel.csv');
    const parties = sourceFile('ledermann', 'EXTF_Stammdaten.csv');
    const labels = sourceFile('ledermann', 'EXTF_Kontenbeschriftungen.csv');
    if (!bookings || !parties || !labels) return;
    const batch = readBookingBatch(bookings);
    expect(batch.header).toMatchObject({ from: '2018-02-01', to: '2018-02-28', locked: true, consultant: '1001' });
    expect(batch.rows).toMatchObject([
      {
        amount: '24.95',
        side: 'credit',
        account: '1200',
        contraAccount: '4940',
        taxKey: '8',
        documentDate: '2018-02-21',
      },
      { amount: '5950.00', side: 'debit', documentField1: 'RE201802-135', text: 'Honorar FiBu-Seminar' },
    ]);
    expect(readDebtors(parties).rows).toMatchObject([
      { account: '10000', name: { first: 'Sabine', last: 'Mustermann' }, iban: 'DE12500105170648489890', city: 'Köln' },
      { account: '70001', name: { company: 'Meyer GmbH' } },
      { account: '70002' },
      { account: '70003' },
    ]);
    const { rows, remarks } = readAccountLabels(labels);
    expect(rows[0]).toMatchObject({ account: '400', label: 'Betriebsausstattung' });
    expect(remarks.map(({ code }) => code)).toContain('datev.account_short');
  });

  it.each([
    ['golden/valid_minimal_700.csv', ['line_end', 'header_incomplete', 'field_quoting', 'column_count']],
    ['golden/broken_quotes.csv', ['encoding', 'line_end', 'column_count']],
    ['golden/embedded_newlines.csv', ['encoding', 'line_end', 'column_count']],
    ['golden/encoding_utf8_bom.csv', ['line_end', 'column_count']],
    ['golden/encoding_windows1252.csv', ['line_end', 'column_count']],
    ['golden/leading_zero_konto.csv', ['encoding', 'line_end', 'column_count']],
    ['golden/invalid_fields.csv', ['line_end', 'column_count']],
    ['fix/before_belegfeld_fix.csv', ['line_end', 'header_invalid']],
    ['fix/after_belegfeld_fix.csv', ['line_end', 'header_invalid']],
  ])('are refused when they are shortened: %s', async (name, reasons) => {
    const [folder = '', file = ''] = name.split('/');
    const bytes = sourceFile(`datev-lint/${folder}`, file);
    if (!bytes) return;
    const diagnostics = await refusalOf(() => readExtf(bytes));
    const codes = diagnostics.map(({ code }) => code.replace('datev.', ''));
    expect(codes).toEqual(expect.arrayContaining(reasons));
    expect(diagnostics.every(({ line }) => (line ?? 0) > 0)).toBe(true);
  });
});
