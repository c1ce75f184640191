import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleBatch, sampleHeader, sampleSale, windowsLines } from '../../../test/samples/sample-datev.ts';
import type { Booking } from './booking.ts';
import type { BookingBatch } from './booking-batch.ts';
import { readBookingBatch, writeBookingBatch } from './booking-batch.ts';

const codesOf = async (batch: BookingBatch): Promise<string[]> =>
  (await refusalOf(() => writeBookingBatch(batch))).map(({ code }) => code);

describe('a Buchungsstapel', () => {
  it('is written byte for byte as DATEV describes it', () => {
    const [first, headings, row, rest] = windowsLines(writeBookingBatch(sampleBatch(sampleSale)));
    expect(first).toBe(
      '"EXTF";700;21;"Buchungsstapel";13;20261121101500042;;"BF";"Belegfluss";"";29098;55003;20260101;4;20261101;20261130;"Rechnungen 11/2026";"BF";1;0;0;"EUR";;"";;;"03";;;"";""',
    );
    expect(headings?.split(';')).toHaveLength(125);
    expect(row).toMatch(
      /^1428,00;"S";"";;;"";10042;8400;"";0511;"RE-2026-00017";"211226";;"Müller & Söhne ""Maschinenbau"" – 8 Std. à 150 €";;"";/,
    );
    expect(row?.split(';').slice(112, 118)).toEqual(['', '0', '03112026', '03112026', '21122026', '""']);
    expect(rest).toBe('');
  });

  it('has the credit side of what is taken back, and the rate of another country in five places', () => {
    const back: Booking = {
      ...sampleSale,
      side: 'credit',
      reversal: true,
      euVatId: 'ATU13585627',
      euVatRate: '7',
      additional: Array.from({ length: 20 }, (_, index) => ({ kind: `Art ${index}`, content: `Inhalt ${index}` })),
    };
    const bytes = writeBookingBatch(sampleBatch(back));
    const [, headings = '', row = ''] = windowsLines(bytes);
    const cell = (heading: string) => row.split(';')[headings.split(';').indexOf(heading)];
    expect(row).toMatch(/^1428,00;"H";/);
    expect([cell('EU-Steuersatz (Bestimmung)'), cell('Generalumkehr (GU)')]).toEqual(['07,00', '"1"']);
    expect(cell('Zusatzinformation- Inhalt 20')).toBe('"Inhalt 19"');
    expect(readBookingBatch(bytes).rows).toStrictEqual([{ ...back, euVatRate: '07.00' }]);
  });

  it('encodes the euro sign and umlauts in Windows-1252', () => {
    const bytes = writeBookingBatch(sampleBatch({ ...sampleSale, text: '€ä' }));
    expect(Buffer.from(bytes).includes(Buffer.from([0x22, 0x80, 0xe4, 0x22]))).toBe(true);
  });

  it('keeps cents of Skonto, rates below one and columns that no property stands for', () => {
    const booking: Booking = {
      ...sampleSale,
      currency: 'CHF',
      rate: '0.9345',
      baseAmount: '1528.09',
      baseCurrency: 'EUR',
      discount: '0.80',
      otherFields: {
        Sachverhalt: '40',
        Buchungstyp: 'SR',
        'Beleginfo - Art 1': 'Quelle',
        'Beleginfo - Inhalt 1': 'CRM; "Deal" 42',
      },
    };
    const [, , row] = windowsLines(writeBookingBatch(sampleBatch(booking)));
    expect(row?.split(';').slice(2, 6)).toEqual(['"CHF"', '0,9345', '1528,09', '"EUR"']);
    expect(readBookingBatch(writeBookingBatch(sampleBatch(booking))).rows).toStrictEqual([booking]);
  });

  it.each<[string, Partial<Booking>]>([
    ['datev.character_not_encodable', { text: 'Łódź' }],
    ['datev.control_character', { text: 'zwei\nZeilen' }],
    ['datev.field_missing', { contraAccount: '' }],
    ['datev.field_invalid', { amount: '0.00' }],
    ['datev.field_invalid', { amount: '-5.00' }],
    ['datev.field_invalid', { amount: '1.005' }],
    ['datev.field_invalid', { documentField1: 'RE 2026/17' }],
    ['datev.field_invalid', { documentField1: 'R'.repeat(37) }],
    ['datev.field_invalid', { documentField2: 'R'.repeat(13) }],
    ['datev.field_invalid', { text: 'x'.repeat(61) }],
    ['datev.account_length', { account: '1000042' }],
    ['datev.account_length', { contraAccount: '840' }],
    ['datev.tax_key_on_automatic_account', { taxKey: '3' }],
    ['datev.tax_key_on_automatic_account', { taxKey: '0003' }],
    ['datev.date_outside_batch', { documentDate: '2026-12-01' }],
    ['datev.date_outside_batch', { documentDate: '2026-10-31' }],
    ['datev.date_outside_batch', { documentDate: '2025-11-05' }],
    ['document.input_invalid', { documentDate: '2026-11-31' }],
    ['document.input_invalid', { dueDate: '2027-02-29' }],
    ['datev.fields_belong_together', { rate: '1.1' }],
    ['datev.fields_belong_together', { additional: [{ kind: 'Deal', content: '' }] }],
    ['datev.too_many_additional', { additional: Array.from({ length: 21 }, () => ({ kind: 'a', content: 'b' })) }],
    ['datev.field_invalid', { otherFields: { Buchungstyp: 'XX' } }],
    ['datev.column_unknown', { otherFields: { Farbe: 'blau' } }],
    ['datev.column_overridden', { otherFields: { Konto: '70000' } }],
    ['datev.column_overridden', { otherFields: { Auftragsnummer: 'A-1' } }],
  ])('is refused with %s for %j', async (code, change) => {
    expect(await codesOf(sampleBatch({ ...sampleSale, ...change }))).toContain(code);
  });

  it('accepts a tax key beside an account without automatic, and keys 20 and 40 beside one with it', async () => {
    const bookings = [
      { ...sampleSale, contraAccount: '8050', taxKey: '3' },
      { ...sampleSale, taxKey: '40' },
      { ...sampleSale, taxKey: '0040' },
      { ...sampleSale, taxKey: '20' },
    ];
    expect(await codesOf(sampleBatch(...bookings))).toEqual([]);
  });

  it('says every fault at once, with line, field, character and what to write instead', async () => {
    const wrong = { ...sampleSale, text: 'ab Łódź', amount: '0.00' };
    const diagnostics = await refusalOf(() => writeBookingBatch(sampleBatch(sampleSale, wrong)));
    expect(diagnostics.map(({ line, facts }) => [line, facts?.['field']])).toEqual([
      [4, 'Umsatz (ohne Soll/Haben-Kz)'],
      [4, 'Buchungstext'],
    ]);
    expect(diagnostics[1]).toMatchObject({
      path: 'rows[1].text',
      facts: { character: 'Ł', codePoint: 'U+0141', position: 4, proposal: 'L' },
      message: { de: '„Buchungstext“: Das Zeichen „Ł“ (U+0141) an Stelle 4 gibt es in Windows-1252 nicht.' },
      remedy: { de: 'Ersetzen Sie das Zeichen, zum Beispiel durch „L“.' },
    });
  });

  it.each<[string, Partial<BookingBatch['header']>]>([
    ['datev.two_calendar_years', { to: '2027-01-31' }],
    ['datev.period_reversed', { from: '2026-11-30', to: '2026-11-01' }],
    ['datev.period_outside_fiscal_year', { fiscalYearStart: '2026-12-01' }],
    ['datev.period_outside_fiscal_year', { fiscalYearStart: '2025-11-15' }],
    ['document.input_invalid', { to: '2026-11-31' }],
    ['datev.field_invalid', { consultant: '1000' }],
    ['datev.field_invalid', { client: '0' }],
    ['datev.field_invalid', { label: 'Rechnungen für März' }],
    ['datev.header_incomplete', { consultant: '' }],
  ])('is refused with %s for the header %j', async (code, change) => {
    expect(await codesOf({ ...sampleBatch(), header: { ...sampleHeader, ...change } })).toContain(code);
  });

  it('names the property of the input that is wrong', async () => {
    const wrong = { additional: [{ kind: 'Ort', content: 'x'.repeat(211) }], otherFields: { Buchungstyp: 'XX' } };
    const batch = sampleBatch({ ...sampleSale, ...wrong });
    const diagnostics = await refusalOf(() =>
      writeBookingBatch({ ...batch, header: { ...sampleHeader, client: '0' } }),
    );
    expect(diagnostics.map(({ path }) => path)).toEqual([
      'header.client',
      'rows[0].additional[0].content',
      'rows[0].otherFields.Buchungstyp',
    ]);
  });

  it('of two calendar years is told so once, not for each of its rows', async () => {
    const header = { ...sampleHeader, from: '2025-11-01' };
    const sale = { ...sampleSale, documentDate: '2026-11-05' };
    const codes = await codesOf({ ...sampleBatch(sale, sampleSale), header });
    expect(codes).toEqual(['datev.two_calendar_years']);
  });

  it('may begin in the middle of a calendar year', async () => {
    const header = { ...sampleHeader, fiscalYearStart: '2026-07-01', from: '2027-06-01', to: '2027-06-30' };
    const sale = { ...sampleSale, documentDate: '2027-06-30' };
    expect(readBookingBatch(writeBookingBatch({ ...sampleBatch(sale), header })).rows[0]?.documentDate).toBe(
      '2027-06-30',
    );
  });

  it.each([
    ['2026-07-01', '2027-06-30', '2027-07-01'],
    ['2028-02-29', '2029-02-28', '2029-03-01'],
  ])('of a fiscal year from %s on may go to %s, and not to %s', async (fiscalYearStart, last, next) => {
    const until = (to: string) => ({ ...sampleBatch(), header: { ...sampleHeader, fiscalYearStart, from: last, to } });
    expect(await codesOf(until(last))).toEqual([]);
    expect(await codesOf(until(next))).toEqual(['datev.period_outside_fiscal_year']);
  });

  it('keeps an unusual booking type and purpose of its header', () => {
    const header = { ...sampleHeader, bookingType: '2', accountingPurpose: '50', applicationInformation: '11/2026' };
    const bytes = writeBookingBatch({ ...sampleBatch(sampleSale), header });
    expect(windowsLines(bytes)[0]).toContain(';"BF";2;50;0;"EUR";');
    expect(readBookingBatch(bytes).header).toEqual(header);
  });

  it('is refused beyond 99,999 rows', async () => {
    const rows = Array.from({ length: 100_000 }, () => sampleSale);
    expect(await codesOf(sampleBatch(...rows))).toEqual(['datev.too_many_rows']);
  });
});
