import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleDebtor, sampleHeader, windowsLines } from '../../../test/samples/sample-datev.ts';
import type { AccountLabel } from './account-labels.ts';
import { readAccountLabels, writeAccountLabels } from './account-labels.ts';
import type { Debtor } from './debtor.ts';
import { readDebtors, writeDebtors } from './debtor-file.ts';
import { lintDatev } from './datev-lint.ts';
import { readExtf } from './extf-reader.ts';
import type { PaymentTerm } from './payment-terms.ts';
import { readDatevPaymentTerms, writeDatevPaymentTerms } from './payment-terms.ts';

const { from: _from, to: _to, locked: _locked, currency: _currency, initials: _initials, ...header } = sampleHeader;

describe('Debitoren/Kreditoren', () => {
  const person: Debtor = { account: '10043', name: { first: 'Ada', last: 'Beispiel' } };
  const supplier: Debtor = {
    account: '70001',
    name: { unspecified: 'Bürobedarf Süd' },
    paymentTerm: '10',
    otherFields: { Grußformel: 'Mit freundlichen Grüßen', Adressart: 'PF', Postfach: '4711' },
  };

  it('have 254 columns, split names and VAT ids', () => {
    const { headings, rows, header: fields } = readExtf(writeDebtors({ header, rows: [sampleDebtor, person] }));
    const cell = (row: number, heading: string): string | undefined => rows[row]?.[headings.indexOf(heading)];
    expect(headings).toHaveLength(254);
    expect(fields.slice(2, 5)).toEqual(['16', 'Debitoren/Kreditoren', '5']);
    const filled = ['Konto', 'Name (Adressattyp Unternehmen)', 'Adressattyp', 'EU-Land', 'EU-UStID', 'Adressart'];
    expect(filled.map((heading) => cell(0, heading))).toEqual([
      '10042',
      'Alpenwerk GmbH',
      '2',
      'AT',
      'U13585627',
      'STR',
    ]);
    expect(cell(0, 'Skonto in Prozent (Debitor)')).toBe('2,00');
    expect(cell(1, 'Name (Adressattyp natürl. Person)')).toBe('Beispiel');
    expect(cell(1, 'Adressattyp')).toBe('1');
  });

  it('have a correspondence address where they have a town, and a main bank where they have an account', () => {
    const { headings, rows } = readExtf(writeDebtors({ header, rows: [sampleDebtor, person] }));
    const marks = ['Kennz. Korrespondenzadresse', 'Kennz. Hauptbankverb. 1', 'Adressart'];
    const marked = rows.map((row) => marks.map((heading) => row[headings.indexOf(heading)]));
    expect(marked).toEqual([
      ['1', sampleDebtor.iban ? '1' : '', 'STR'],
      ['', '', ''],
    ]);
  });

  it('come back as they were written', () => {
    const rows = [sampleDebtor, person, supplier];
    expect(readDebtors(writeDebtors({ header, rows }))).toEqual({ header, rows, remarks: [] });
  });

  it('are refused when an account is no personal account or a name is too long', async () => {
    const rows: Debtor[] = [
      { account: '1400', name: { company: 'x'.repeat(51) } },
      { account: '01234', name: { company: 'y' } },
    ];
    const diagnostics = await refusalOf(() => writeDebtors({ header, rows }));
    expect(diagnostics.map(({ code, line, path }) => [code, line, path])).toEqual([
      ['datev.field_invalid', 3, 'rows[0].name.company'],
      ['datev.account_length', 3, 'rows[0].account'],
      ['datev.personal_account', 4, 'rows[1].account'],
    ]);
  });

  it('are refused with a day that the calendar does not have', async () => {
    const rows: Debtor[] = [
      { ...person, otherFields: { 'Mahnsperre bis': '29022027' } },
      { ...person, account: '10044', otherFields: { 'Mahnsperre bis': '29022028' } },
    ];
    const diagnostics = await refusalOf(() => writeDebtors({ header, rows }));
    expect(diagnostics.map(({ code, path, facts }) => [code, path, facts?.['field']])).toEqual([
      ['datev.date_impossible', 'rows[0].otherFields.Mahnsperre bis', 'Mahnsperre bis'],
    ]);
  });

  it('are remarked on where the column of their kind has no name', () => {
    const { remarks } = readDebtors(writeDebtors({ header, rows: [{ ...person, name: { company: '' } }] }));
    expect(remarks.map(({ code, facts }) => [code, facts?.['number']])).toEqual([['datev.name_in_wrong_column', 2]]);
  });

  it('may name a kind of addressee that is none, whatever it is called', () => {
    const [head = '', headings = '', row = ''] = windowsLines(writeDebtors({ header, rows: [sampleDebtor] }));
    for (const kind of ['__proto__', 'constructor', '3']) {
      const named = row.replace(/;"Alpenwerk GmbH";("[^"]*";)*?"2";/, (fields) => fields.replace('"2";', `"${kind}";`));
      expect(named).toContain(`"${kind}"`);
      expect(lintDatev(Buffer.from([head, headings, named, ''].join('\r\n'), 'latin1'))).toContainEqual(
        expect.objectContaining({
          code: 'datev.field_invalid',
          facts: expect.objectContaining({ field: 'Adressattyp' }),
        }),
      );
    }
  });

  it('are remarked on for repeated accounts, wrong IBANs and VAT ids with their country', () => {
    const twice: Debtor[] = [sampleDebtor, { ...sampleDebtor, iban: 'AT611904300234573202' }];
    const { remarks } = readDebtors(writeDebtors({ header, rows: twice }));
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([
      ['datev.account_repeated', 4],
      ['datev.iban_invalid', 4],
    ]);
  });
});

describe('Sachkontenbeschriftungen', () => {
  const rows: AccountLabel[] = [
    { account: '0400', label: 'Betriebsausstattung', language: 'de-DE' },
    { account: '8400', label: 'Revenue 19 %', language: 'en-GB', longLabel: 'Revenue at the full rate; "domestic"' },
  ];

  it('come back as they were written, with the name that DATEV gives them in the header', () => {
    const bytes = writeAccountLabels({ header, rows });
    expect(windowsLines(bytes).slice(0, 3)).toEqual([
      expect.stringContaining(';20;"Kontenbeschriftungen";3;'),
      'Konto;Kontenbeschriftung;Sprach-ID;Kontenbeschriftung lang',
      '0400;"Betriebsausstattung";"de-DE";""',
    ]);
    expect(readAccountLabels(bytes)).toEqual({ header, rows, remarks: [] });
  });

  it('are refused in a language that DATEV does not have, or without a text', async () => {
    const wrong = [
      { account: '0400', label: 'Ameublement', language: 'fr-FR' },
      { account: '0400', label: 17, language: 'de-DE' },
    ];
    const refused = await refusalOf(() => writeAccountLabels({ header, rows: wrong as never }));
    expect(refused.map(({ code, path }) => [code, path])).toEqual([
      ['document.input_invalid', 'rows[0].language'],
      ['document.input_invalid', 'rows[1].label'],
    ]);
  });

  it('are refused with an account or a label that is too long', async () => {
    const wrong: AccountLabel = { account: '840000', label: 'x'.repeat(41), language: 'de-DE' };
    const codes = (await refusalOf(() => writeAccountLabels({ header, rows: [wrong] }))).map(({ code }) => code);
    expect(codes).toEqual(['datev.field_invalid', 'datev.account_length']);
  });
});

describe('Zahlungsbedingungen', () => {
  const rows: PaymentTerm[] = [
    { number: '10', label: '30 Tage netto', dueType: '1', skonto: [], dueDays: 30 },
    {
      number: '11',
      label: '10 Tage 3 %, 20 Tage 2 %, 30 Tage netto',
      dueType: '1',
      skonto: [
        { percent: '3.00', days: 10 },
        { percent: '2.00', days: 20 },
      ],
      dueDays: 30,
      otherFields: { Verwendung: '0' },
    },
  ];

  it('come back as they were written', () => {
    const bytes = writeDatevPaymentTerms({ header, rows });
    expect(windowsLines(bytes)[3]).toBe(
      `11;"10 Tage 3 %, 20 Tage 2 %, 30 Tage netto";1;3,00;10;2,00;20;30${';'.repeat(22)}"";0`,
    );
    expect(readDatevPaymentTerms(bytes)).toEqual({ header, rows, remarks: [] });
  });

  it('are refused with a third step, and by the reader of another kind of file', async () => {
    const third = { ...rows[0]!, skonto: Array.from({ length: 3 }, () => ({ percent: '1.00', days: 5 })) };
    const codes = (await refusalOf(() => writeDatevPaymentTerms({ header, rows: [third] }))).map(({ code }) => code);
    expect(codes).toEqual(['datev.too_many_discounts']);
    const bytes = writeDatevPaymentTerms({ header, rows });
    expect((await refusalOf(() => readDebtors(bytes))).map(({ code }) => code)).toEqual(['datev.other_format']);
  });
});
