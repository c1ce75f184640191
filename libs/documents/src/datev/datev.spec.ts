import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/refusal.ts';
import { shared, sharedFiles } from '../../test/shared-files.ts';
import { automaticRevenueAccounts } from './automatic-accounts.ts';
import type { BookingBatch } from './booking-batch.ts';
import { writeBookingBatch } from './booking-batch.ts';
import { bookingColumns } from './booking-columns.ts';
import type { Booking } from './booking.ts';
import { debtorColumns } from './debtor-columns.ts';
import type { DebtorFile } from './debtor-file.ts';
import { writeDebtors } from './debtor-file.ts';
import { readExtf } from './extf-reader.ts';
import { headerColumns } from './header-columns.ts';

const header: BookingBatch['header'] = {
  createdAt: '2026-11-21T10:15:00.042',
  origin: 'BF',
  exportedBy: 'Belegfluss',
  consultant: '29098',
  client: '55003',
  fiscalYearStart: '2026-01-01',
  accountLength: 4,
  from: '2026-11-01',
  to: '2026-11-30',
  label: 'Rechnungen 11/2026',
  initials: 'BF',
  locked: false,
  currency: 'EUR',
  chartOfAccounts: '03',
};

const sale: Booking = {
  amount: '1428.00',
  side: 'debit',
  account: '10042',
  contraAccount: '8400',
  documentDate: '2026-11-05',
  documentField1: 'RE-2026-00017',
  documentField2: '211226',
  text: 'Müller & Söhne "Maschinenbau" – 8 Std. à 150 €',
  serviceDate: '2026-11-03',
  dueDate: '2026-12-21',
  costCentre1: 'Beratung',
};

const batchOf = (...rows: Booking[]): BookingBatch => ({
  header,
  rows,
  automaticAccounts: automaticRevenueAccounts['03'],
});
const linesOf = (bytes: Uint8Array): string[] => new TextDecoder('windows-1252').decode(bytes).split('\r\n');
const codesOf = async (batch: BookingBatch): Promise<string[]> =>
  (await refusalOf(() => writeBookingBatch(batch))).map((diagnostic) => diagnostic.code);

describe('our tables of columns', () => {
  it('agree with the official ones', () => {
    const file = shared('accounting/extf_fields.json');
    if (!file) return;
    const official = JSON.parse(readFileSync(file, 'utf8')) as {
      header: { quoted: boolean }[];
      buchungsstapel_13: { heading: string; quoted: boolean }[];
      debitoren_kreditoren_5: string[];
    };
    expect(bookingColumns.map(({ heading, kind }) => [heading, kind === 'text'])).toEqual(
      official.buchungsstapel_13.map(({ heading, quoted }) => [heading, quoted]),
    );
    expect(debtorColumns.map(({ heading }) => heading)).toEqual(official.debitoren_kreditoren_5);
    expect(headerColumns.map(({ kind }) => kind === 'text')).toEqual(official.header.map(({ quoted }) => quoted));
  });
});

describe('a Buchungsstapel', () => {
  it('is written byte for byte as DATEV describes it', () => {
    const [first, headings, row, rest] = linesOf(writeBookingBatch(batchOf(sale)));
    expect(first).toBe(
      '"EXTF";700;21;"Buchungsstapel";13;20261121101500042;;"BF";"Belegfluss";"";29098;55003;20260101;4;20261101;20261130;"Rechnungen 11/2026";"BF";1;0;0;"EUR";;"";;;"03";;;"";""',
    );
    expect(headings?.split(';')).toHaveLength(125);
    expect(
      row?.startsWith(
        '1428,00;"S";"";;;"";10042;8400;"";0511;"RE-2026-00017";"211226";;"Müller & Söhne ""Maschinenbau"" – 8 Std. à 150 €";;"";',
      ),
    ).toBe(true);
    expect(row?.split(';').slice(112, 118)).toEqual(['', '0', '03112026', '03112026', '21122026', '""']);
    expect(rest).toBe('');
  });

  it('encodes the euro sign and umlauts in Windows-1252', () => {
    const bytes = writeBookingBatch(batchOf({ ...sale, text: '€ä' }));
    expect(Buffer.from(bytes).includes(Buffer.from([0x22, 0x80, 0xe4, 0x22]))).toBe(true);
  });

  it('comes back from the reader as it was written', () => {
    const file = readExtf(writeBookingBatch(batchOf(sale, { ...sale, side: 'credit', reversal: true })));
    expect(file).toMatchObject({ category: 21, formatName: 'Buchungsstapel', formatVersion: 13 });
    expect(file.rows.map((row) => [row[0], row[1], row[13], row[117]])).toEqual([
      ['1428,00', 'S', sale.text, ''],
      ['1428,00', 'H', sale.text, '1'],
    ]);
  });

  it('keeps cents of Skonto and rates below one', () => {
    const foreign = {
      ...sale,
      currency: 'CHF',
      rate: '0.9345',
      baseAmount: '1528.09',
      baseCurrency: 'EUR',
      discount: '0.80',
    };
    const row = readExtf(writeBookingBatch(batchOf(foreign))).rows[0];
    expect(row?.slice(2, 6)).toEqual(['CHF', '0,9345', '1528,09', 'EUR']);
    expect(row?.[12]).toBe('0,80');
  });

  it.each<[string, Partial<Booking>]>([
    ['datev.character_not_encodable', { text: 'Łódź' }],
    ['datev.character_not_encodable', { text: 'zwei\nZeilen' }],
    ['datev.field_missing', { contraAccount: '' }],
    ['datev.field_invalid', { amount: '0.00' }],
    ['datev.field_invalid', { amount: '-5.00' }],
    ['datev.field_invalid', { amount: '1.005' }],
    ['datev.field_invalid', { documentField1: 'RE 2026/17' }],
    ['datev.field_invalid', { documentField1: 'R'.repeat(37) }],
    ['datev.field_invalid', { text: 'x'.repeat(61) }],
    ['datev.account_length', { account: '1000042' }],
    ['datev.tax_key_on_automatic_account', { taxKey: '3' }],
    ['datev.date_outside_batch', { documentDate: '2026-12-01' }],
    ['datev.date_outside_batch', { documentDate: '2026-11-31' }],
    ['datev.fields_belong_together', { rate: '1.1' }],
  ])('is refused with %s for %j', async (code, change) => {
    expect(await codesOf(batchOf({ ...sale, ...change }))).toContain(code);
  });

  it('accepts a tax key beside an account without automatic, and key 40 beside one with it', async () => {
    expect(await codesOf(batchOf({ ...sale, contraAccount: '8050', taxKey: '3' }, { ...sale, taxKey: '40' }))).toEqual(
      [],
    );
  });

  it('says every fault at once, with line and field', async () => {
    const diagnostics = await refusalOf(() =>
      writeBookingBatch(batchOf(sale, { ...sale, text: 'Łódź', amount: '0.00' })),
    );
    expect(diagnostics.map(({ line, facts }) => [line, facts?.['field']])).toEqual([
      [4, 'Umsatz (ohne Soll/Haben-Kz)'],
      [4, 'Buchungstext'],
    ]);
    expect(diagnostics[1]?.facts).toMatchObject({ character: 'U+0141' });
  });

  it('is refused across two calendar years, before the fiscal year and beyond 99,999 rows', async () => {
    expect(await codesOf({ ...batchOf(), header: { ...header, to: '2027-01-31' } })).toEqual([
      'datev.two_calendar_years',
    ]);
    expect(await codesOf({ ...batchOf(), header: { ...header, fiscalYearStart: '2026-12-01' } })).toEqual([
      'datev.two_calendar_years',
    ]);
    expect(await codesOf(batchOf(...Array.from({ length: 100_000 }, () => sale)))).toEqual(['datev.too_many_rows']);
  });

  it('is refused with a header that DATEV would not accept', async () => {
    const diagnostics = await refusalOf(() =>
      writeBookingBatch({ ...batchOf(), header: { ...header, label: 'Rechnungen für März', consultant: '12' } }),
    );
    expect(diagnostics.map(({ code, line, facts }) => [code, line, facts?.['field']])).toEqual([
      ['datev.field_invalid', 1, 'Beraternummer'],
      ['datev.field_invalid', 1, 'Bezeichnung'],
    ]);
  });
});

describe('a file of debtors', () => {
  const file: DebtorFile = {
    header,
    rows: [
      {
        account: '10042',
        name: { company: 'Alpenwerk GmbH' },
        vatId: 'ATU13585627',
        street: 'Ring 1',
        postCode: '1010',
        city: 'Wien',
        country: 'AT',
        iban: 'AT611904300234573201',
        dueDays: 30,
        discountPercent: '2',
        customerNumber: '42',
      },
      { account: '10043', name: { first: 'Ada', last: 'Beispiel' } },
    ],
  };

  it('has 254 columns, split names and VAT ids', () => {
    const { headings, rows, header: fields } = readExtf(writeDebtors(file));
    const cell = (row: number, heading: string): string | undefined => rows[row]?.[headings.indexOf(heading)];
    expect(headings).toHaveLength(254);
    expect(fields.slice(2, 5)).toEqual(['16', 'Debitoren/Kreditoren', '5']);
    expect(
      [
        'Konto',
        'Name (Adressattyp Unternehmen)',
        'Adressattyp',
        'EU-Land',
        'EU-UStID',
        'IBAN-Nr. 1',
        'Fälligkeit in Tagen (Debitor)',
        'Skonto in Prozent (Debitor)',
      ].map((heading) => cell(0, heading)),
    ).toEqual(['10042', 'Alpenwerk GmbH', '2', 'AT', 'U13585627', 'AT611904300234573201', '30', '2,00']);
    expect(cell(1, 'Name (Adressattyp natürl. Person)')).toBe('Beispiel');
    expect(cell(1, 'Adressattyp')).toBe('1');
  });

  it('is refused when an account is no personal account or a name is too long', async () => {
    const diagnostics = await refusalOf(() =>
      writeDebtors({ header, rows: [{ account: '1400', name: { company: 'x'.repeat(51) } }] }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['datev.field_invalid', 'datev.account_length']);
  });
});

describe('EXTF files of other people', () => {
  it('are read when they are complete', () => {
    const counts = sharedFiles('accounting/data/datev/extf/ledermann', '.csv').map((name) => {
      const file = readExtf(readFileSync(name));
      return [file.formatName, file.headings.length, file.rows.length];
    });
    if (counts.length > 0)
      expect(counts).toEqual([
        ['Buchungsstapel', 120, 2],
        ['Kontenbeschriftungen', 3, 3],
        ['Debitoren/Kreditoren', 254, 4],
      ]);
  });

  it('are refused with the first reason when they are shortened', async () => {
    for (const name of sharedFiles('accounting/data/datev/extf/datev-lint/golden', '.csv')) {
      const whole = readFileSync(name);
      const windows = Buffer.from(whole.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
      const utf8 = !name.includes('1252') && !name.includes('bom') && /[\u0080-\u00ff]/.test(whole.toString('latin1'));
      const [first] = await refusalOf(() => readExtf(whole));
      const [second] = await refusalOf(() => readExtf(windows));
      expect(first?.code).toBe(utf8 ? 'datev.encoding' : 'datev.line_end');
      expect(['datev.encoding', 'datev.quoting', 'datev.column_count', 'datev.header_invalid']).toContain(second?.code);
      expect(second?.line).toBeGreaterThan(0);
    }
  });
});
