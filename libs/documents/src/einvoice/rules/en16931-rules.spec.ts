import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { breachesIn, ciiBreaches, ublBreaches } from '../../../test/judges/judged-fragment.ts';
import { en16931Rules } from './index.ts';

/**
 * Rules that no document can break, and why: the first four ask whether a text means the same as a code, which is published as
 * always true; the others stand behind a rule that takes the same element first. BR-CO-25 (a due date or terms of payment) is no
 * longer published.
 */
const rulesThatAlwaysHold: readonly string[] = [
  'BR-CO-05',
  'BR-CO-06',
  'BR-CO-07',
  'BR-CO-08',
  'CII-DT-010',
  'CII-DT-011',
  'CII-DT-012',
];

interface OfficialRule {
  id: string;
  source: string;
  severity: string;
}

const totals = (net: string): string =>
  `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount>${net}</cbc:LineExtensionAmount></cac:LegalMonetaryTotal>` +
  '<cac:InvoiceLine><cbc:LineExtensionAmount>10.10</cbc:LineExtensionAmount></cac:InvoiceLine>' +
  '<cac:InvoiceLine><cbc:LineExtensionAmount>20.20</cbc:LineExtensionAmount></cac:InvoiceLine>';
const ublTax = (tax: string, rate: string): string =>
  `<cac:TaxTotal><cac:TaxSubtotal><cbc:TaxableAmount>1000</cbc:TaxableAmount><cbc:TaxAmount>${tax}</cbc:TaxAmount>` +
  `<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${rate}</cbc:Percent>` +
  '<cac:TaxScheme><cbc:ID>vat</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>';
const ciiTax = (tax: string, category = 'S'): string =>
  `<ram:ApplicableHeaderTradeSettlement><ram:ApplicableTradeTax><ram:CalculatedAmount>${tax}</ram:CalculatedAmount>` +
  `<ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>1000</ram:BasisAmount><ram:CategoryCode>${category}</ram:CategoryCode>` +
  '<ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax></ram:ApplicableHeaderTradeSettlement>';
const seller = (scheme: string): string =>
  `<cac:AccountingSupplierParty><cac:Party><cac:PartyIdentification><cbc:ID schemeID="${scheme}">1</cbc:ID>` +
  '</cac:PartyIdentification></cac:Party></cac:AccountingSupplierParty>';

function officialRules(): OfficialRule[] {
  const file = shared('accounting/einvoice-rules.json');
  if (!file) return [];
  const all = JSON.parse(readFileSync(file, 'utf8')) as OfficialRule[];
  return all.filter(({ source }) => source.startsWith('CEN'));
}

describe('the rules of EN 16931', () => {
  it('are those that CEN publishes, each judged as severely', () => {
    const official = officialRules();
    if (official.length === 0) return;
    const severities = new Map(en16931Rules.rules.map(({ id, severity }) => [id, severity]));
    const expected = official
      .filter(({ id }) => !rulesThatAlwaysHold.includes(id))
      .map(({ id, severity }) => [id, severity === 'fatal' ? 'error' : 'warning']);
    expect(severities).toEqual(new Map(expected as [string, 'error' | 'warning'][]));
  });

  it('say in both languages what is wrong', () => {
    for (const { id, message } of en16931Rules.rules) {
      expect([id, message.de]).toEqual([id, expect.stringMatching(/^\S.{10,}\.$/)]);
      expect([id, message.en]).toEqual([id, expect.stringMatching(/^\S.{10,}\.$/)]);
      expect(message.de).not.toBe(message.en);
    }
  });

  it('take any document, and say of an empty one what is missing', () => {
    expect(() => breachesIn('<nothing/>')).not.toThrow();
    const empty = ublBreaches('BR-02', '');
    expect(empty).toHaveLength(1);
    expect(ublBreaches('BR-02', '<cbc:ID> </cbc:ID>')).toHaveLength(1);
    expect(ublBreaches('BR-02', '<cbc:ID>4711</cbc:ID>')).toEqual([]);
  });

  it('name the line in which something is missing', () => {
    const lines = '<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine><cac:InvoiceLine/>';
    expect(ublBreaches('BR-21', lines).map(({ element }) => element.path)).toEqual(['Invoice/InvoiceLine[2]']);
  });
});

describe('a wrong sum', () => {
  it('comes with the amount that would fit', () => {
    expect(ublBreaches('BR-CO-10', totals('30.30'))).toEqual([]);
    expect(ublBreaches('BR-CO-10', totals('30.3'))).toEqual([]);
    expect(ublBreaches('BR-CO-10', totals('30.31'))).toEqual([
      expect.objectContaining({ proposal: '30.30', facts: { expected: '30.30', given: '30.31' } }),
    ]);
  });

  it('is no number at all, and is said all the same', () => {
    expect(ublBreaches('BR-CO-10', totals('much'))).toHaveLength(1);
    expect(ublBreaches('BR-CO-10', totals('9'.repeat(100_000)))).toHaveLength(1);
  });
});

describe('the tax of a group', () => {
  it('may be off by less than one unit, in CII by one unit', () => {
    expect(ublBreaches('BR-CO-17', ublTax('190.99', '19'))).toEqual([]);
    expect(ublBreaches('BR-CO-17', ublTax('191', '19'))).toHaveLength(1);
    expect(ublBreaches('BR-S-09', ublTax('191', '19'))).toHaveLength(1);
    expect(ciiBreaches('BR-CO-17', ciiTax('191'))).toEqual([]);
    expect(ciiBreaches('BR-CO-17', ciiTax('191.01'))).toEqual([expect.objectContaining({ proposal: '190.00' })]);
    expect(ciiBreaches('BR-S-09', ciiTax('191'))).toHaveLength(1);
  });

  it('is not compared where its sign alone differs', () => {
    expect(ublBreaches('BR-CO-17', ublTax('-190', '19'))).toEqual([]);
  });

  it('is judged by the own rules of its category alone, for some categories of CII', () => {
    expect(ciiBreaches('BR-CO-17', ciiTax('5', 'O'))).toEqual([]);
    expect(ciiBreaches('BR-O-09', ciiTax('5', 'O'))).toHaveLength(1);
  });
});

describe('codes', () => {
  it('must be in the list of their place', () => {
    expect(ublBreaches('BR-CL-10', seller('0088'))).toEqual([]);
    expect(ublBreaches('BR-CL-10', seller('9999'))).toEqual([expect.objectContaining({ attribute: 'schemeID' })]);
    expect(ublBreaches('BR-CL-10', seller('SEPA'))).toEqual([]);
    expect(ublBreaches('BR-CL-10', seller('SEPA').replaceAll('Supplier', 'Customer'))).toHaveLength(1);
  });

  it('are compared with blanks put in order, and two codes are none', () => {
    expect(ublBreaches('BR-CL-04', '<cbc:DocumentCurrencyCode> EUR\n</cbc:DocumentCurrencyCode>')).toEqual([]);
    expect(ublBreaches('BR-CL-04', '<cbc:DocumentCurrencyCode>EUR USD</cbc:DocumentCurrencyCode>')).toHaveLength(1);
  });

  it('of a note stand between two hashes, or are no codes', () => {
    expect(ublBreaches('BR-CL-08', '<cbc:Note>#AAI#Text</cbc:Note>')).toEqual([]);
    expect(ublBreaches('BR-CL-08', '<cbc:Note>#XYZ#Text</cbc:Note>')).toHaveLength(1);
    expect(ublBreaches('BR-CL-08', '<cbc:Note>Skonto #2 bis #30 Tage</cbc:Note>')).toEqual([]);
  });
});
