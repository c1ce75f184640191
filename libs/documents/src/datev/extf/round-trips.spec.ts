import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleBatch, sampleHeader } from '../../../test/samples/sample-datev.ts';
import type { Booking } from './booking.ts';
import { readBookingBatch, writeBookingBatch } from './booking-batch.ts';
import type { Debtor } from './debtor.ts';
import { readDebtors, writeDebtors } from './debtor-file.ts';
import { lintDatev } from './datev-lint.ts';
import { parseRow, writtenRow } from './extf-row.ts';

const windowsText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...'abcXYZ 0189;",.|=@+-äöüÄÖÜß€–„“é½'), minLength: 1, maxLength })
    .filter((text) => text.trim() === text);
const codeText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'ABCxyz0189_$&%*+-/'), minLength: 1, maxLength });
const cents = (most: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: 1, max: most })
    .map((amount) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`);
const day = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 10 ** (length - 1), max: 10 ** length - 1 }).map(String);

const booking: fc.Arbitrary<Booking> = fc.record(
  {
    amount: cents(999_999_999_999),
    side: fc.constantFrom('debit' as const, 'credit' as const),
    account: fc.oneof(digits(4), digits(5)),
    contraAccount: fc.oneof(digits(4), digits(5)),
    documentDate: day('2026-11-01', '2026-11-30'),
    documentField1: codeText(36),
    documentField2: codeText(12),
    taxKey: fc.constantFrom('40', '20'),
    discount: cents(9_999_999_999),
    text: windowsText(60),
    documentLink: fc.uuid().map((guid) => `BEDI "${guid}"`),
    costCentre1: fc.constantFrom('Beratung', 'A 1', '100'),
    euVatId: fc.constantFrom('ATU13585627', 'FR40303265045'),
    additional: fc.array(fc.record({ kind: windowsText(20), content: windowsText(210) }), {
      minLength: 1,
      maxLength: 20,
    }),
    serviceDate: day('2020-01-01', '2030-12-31'),
    dueDate: day('2026-01-01', '2099-12-31'),
    reversal: fc.constant(true),
    otherFields: fc.constant({ Postensperre: '1', Land: 'DE' }),
  },
  { requiredKeys: ['amount', 'side', 'account', 'contraAccount', 'documentDate', 'documentField1'] },
);

describe('what we write', () => {
  it('comes back from the reader as it was, and the linter finds nothing', () => {
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 5, minLength: 1 }), (rows) => {
        const bytes = writeBookingBatch(sampleBatch(...rows));
        expect(readBookingBatch(bytes)).toEqual({ header: sampleHeader, rows, remarks: [] });
        expect(lintDatev(bytes)).toEqual([]);
        expect(Buffer.compare(writeBookingBatch(sampleBatch(...rows)), bytes)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('comes back for customers and suppliers, too', () => {
    const debtor: fc.Arbitrary<Debtor> = fc.record(
      {
        account: digits(5),
        name: fc.oneof(
          windowsText(50).map((company) => ({ company })),
          fc.record({ first: windowsText(30), last: windowsText(30) }),
          windowsText(50).map((unspecified) => ({ unspecified })),
        ),
        street: windowsText(36),
        postCode: fc.constantFrom('01067', '1010'),
        city: windowsText(30),
        country: fc.constantFrom('DE', 'AT', 'CH'),
        dueDays: fc.integer({ min: 0, max: 999 }),
        discountPercent: fc.constantFrom('2.00', '0.50', '99.99'),
      },
      { requiredKeys: ['account', 'name'] },
    );
    const { from: _from, to: _to, locked: _locked, currency: _currency, initials: _initials, ...header } = sampleHeader;
    fc.assert(
      fc.property(
        fc.uniqueArray(debtor, { selector: ({ account }) => account, maxLength: 5, minLength: 1 }),
        (rows) => {
          expect(readDebtors(writeDebtors({ header, rows }))).toEqual({ header, rows, remarks: [] });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a line of fields', () => {
  it('parses into what was written, whatever the fields hold', () => {
    const field = fc.oneof(
      fc.record({ text: fc.string(), quoted: fc.constant(true) }),
      fc.record({ text: fc.string().filter((text) => !/[";]/.test(text)), quoted: fc.constant(false) }),
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 20 }), (fields) => {
        const row = { line: 1, path: '', fields: fields.map((each) => ({ ...each, column: 1 })) };
        const parsed = parseRow(writtenRow(row));
        expect('fields' in parsed && parsed.fields.map(({ text, quoted }) => ({ text, quoted }))).toEqual(fields);
      }),
    );
  });
});

describe('whatever a batch holds', () => {
  it('is written as DATEV takes it, or refused with diagnostics, never anything else', async () => {
    const wild = fc.record({
      amount: fc.oneof(fc.string(), cents(10_000)),
      side: fc.constantFrom('debit' as const, 'credit' as const),
      account: fc.oneof(fc.string({ maxLength: 12 }), digits(5)),
      contraAccount: fc.oneof(fc.string({ maxLength: 12 }), digits(4)),
      documentDate: fc.oneof(fc.string(), day('2026-10-01', '2026-12-31')),
      documentField1: fc.string({ unit: 'binary', maxLength: 40 }),
      text: fc.string({ unit: 'binary', maxLength: 70 }),
      otherFields: fc.dictionary(fc.constantFrom('__proto__', 'Land', 'toString', 'Steuersatz'), fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(wild, async (row) => {
        let bytes: Uint8Array | undefined;
        const refusal = await refusalOf(() => {
          bytes = writeBookingBatch(sampleBatch(row));
        });
        if (bytes === undefined) expect(refusal.length).toBeGreaterThan(0);
        else expect(lintDatev(bytes).filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is judged without an exception, whatever bytes it has', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(() => lintDatev(noise)).not.toThrow();
      }),
    );
  });
});
