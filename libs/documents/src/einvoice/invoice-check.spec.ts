import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sampleInvoices } from '../../test/sample-invoices.ts';
import { sharedFiles } from '../../test/shared-files.ts';
import { invoiceOfUbl } from '../../test/ubl-invoice-reader.ts';
import { mutationsOf, unitTestsOf } from '../../test/rule-mutations.ts';
import { checkInvoice, knownRules } from './invoice-check.ts';
import type { Invoice } from './invoice.ts';

const mixed = sampleInvoices['mixed rates with Skonto']!;
const known = new Set(knownRules());
const rulesOf = (invoice: Invoice): string[] => checkInvoice(invoice).map((finding) => finding.rule);

// Terms that official files use and the model leaves to a later reader: their sums cannot be judged here.
// Charges, allowances of the document and tax representatives change sums and duties, so those rules are not compared then.
function changesSums(xml: string): boolean {
  const outsideLines = xml.replace(/<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/g, '');
  return (
    /ChargeIndicator>\s*true/.test(xml) ||
    /<cac:AllowanceCharge>|PayableRoundingAmount|TaxRepresentativeParty/.test(outsideLines)
  );
}
const sumRules = /R04|R120|BR-CO-1|-0[1289]$/;
const outsideTheModel =
  /<cac:AllowanceCharge>|PayableRoundingAmount|<cac:SubInvoiceLine>|<cac:PayeeParty>|CardAccount|PaymentMandate|TaxRepresentativeParty|CreditNote/;

describe('checking an invoice', () => {
  it.each(Object.entries(sampleInvoices))('finds nothing in the case «%s»', (_, invoice) => {
    expect(checkInvoice(invoice)).toEqual([]);
  });

  it('says rule, term, path and two languages', () => {
    const [finding] = checkInvoice({ ...mixed, totals: { ...mixed.totals, due: '1.00' } });
    expect(finding).toMatchObject({
      code: 'einvoice.br_co_16',
      rule: 'BR-CO-16',
      term: 'BT-115',
      path: 'totals.due',
      severity: 'error',
      message: { de: expect.stringContaining('fällige Betrag'), en: expect.stringContaining('amount due') },
    });
  });

  it.each<[string, (invoice: Invoice) => Invoice]>([
    ['BR-CO-10', (i) => ({ ...i, totals: { ...i.totals, lineNet: '1.00' } })],
    ['BR-CO-17', (i) => ({ ...i, vatBreakdown: i.vatBreakdown.map((vat) => ({ ...vat, taxAmount: '228.01' })) })],
    ['BR-27', (i) => ({ ...i, lines: i.lines.map((line) => ({ ...line, price: '-1.00' })) })],
    ['BR-DE-15', (i) => ({ ...i, buyerReference: ' ' })],
    ['BR-DE-23-a', (i) => ({ ...i, payment: { ...i.payment, accounts: [] } })],
    ['BR-DE-19', (i) => ({ ...i, payment: { ...i.payment, accounts: [{ iban: 'DE89370400440532013001' }] } })],
    ['BR-DE-26', (i) => ({ ...i, typeCode: '384' })],
    ['BR-DE-18', (i) => ({ ...i, paymentTerms: { skonto: [{ days: 10, percent: '2.125' }] } })],
    ['BR-DE-18', (i) => ({ ...i, paymentTerms: { text: '#skonto 2 %', skonto: [] } })],
    ['BR-S-05', (i) => ({ ...i, lines: i.lines.map((line) => ({ ...line, vatRate: '0' })) })],
    ['BR-S-10', (i) => ({ ...i, vatBreakdown: i.vatBreakdown.map((vat) => ({ ...vat, exemptionReason: 'frei' })) })],
    ['BR-CL-04', (i) => ({ ...i, currency: 'EUX' })],
    ['XSD', (i) => ({ ...i, issueDate: '2026-02-30' })],
    ['XSD', (i) => ({ ...i, totals: { ...i.totals, due: '1.234,56' } })],
  ])('finds %s', (id, change) => {
    expect(rulesOf(change(mixed))).toContain(id);
  });

  it('demands both VAT ids for reverse charge and forbids them outside the scope of VAT', () => {
    const reverse = sampleInvoices['EU reverse charge']!;
    const { vatIdentifier: _, ...buyer } = reverse.buyer;
    expect(rulesOf({ ...reverse, buyer })).toEqual(['BR-AE-02']);
    const swiss = sampleInvoices['Swiss customer, service in EUR']!;
    expect(rulesOf({ ...swiss, seller: mixed.seller })).toEqual(['BR-O-02']);
    expect(
      rulesOf({
        ...swiss,
        vatBreakdown: swiss.vatBreakdown.map((vat) => ({ ...vat, exemptionCode: '', exemptionReason: '' })),
      }),
    ).toEqual(['BR-O-10']);
  });

  it('never throws, whatever field is emptied', () => {
    const emptied = JSON.parse(JSON.stringify(mixed), (_, value: unknown) =>
      typeof value === 'string' ? '' : value,
    ) as Invoice;
    expect(rulesOf(emptied)).toEqual(expect.arrayContaining(['BR-02', 'BR-06', 'BR-21', 'BR-47', 'BR-DE-15']));
  });
});

describe('the official files', () => {
  const valid = [
    ...sharedFiles('accounting/data/einvoice/xrechnung-testsuite/business-cases/standard', '_ubl.xml'),
    ...sharedFiles('accounting/data/einvoice/xrechnung-testsuite/technical-cases/cius', '_ubl.xml'),
  ].filter((file) => !outsideTheModel.test(readFileSync(file, 'utf8')));

  it.each(valid)('have no error in %s', (file) => {
    expect(
      checkInvoice(invoiceOfUbl(readFileSync(file, 'utf8'))).filter((finding) => finding.severity === 'error'),
    ).toEqual([]);
  });

  it.each([
    [
      'KoSIT',
      50,
      () => sharedFiles('accounting/data/einvoice/xrechnung-schematron-xmute/ubl-inv', '.xml').flatMap(mutationsOf),
    ],
    [
      'CEN',
      100,
      () => sharedFiles('accounting/data/einvoice/cen-en16931/test/Invoice-unit-UBL', '.xml').flatMap(unitTestsOf),
    ],
  ])('break exactly the rules that %s expects, for each rule that is known here', (source, least, casesOf) => {
    const cases = casesOf();
    if (cases.length === 0) return;
    const judged = cases.map((mutation) => {
      const judgeable = (id: string): boolean => known.has(id) && !(sumRules.test(id) && changesSums(mutation.xml));
      const found = new Set(rulesOf(invoiceOfUbl(mutation.xml)));
      const wrong = [
        ...mutation.breaks
          .filter((id) => judgeable(id) && !found.has(id))
          .map((id) => `${mutation.name}: ${id} is not found`),
        ...mutation.keeps
          .filter((id) => judgeable(id) && found.has(id))
          .map((id) => `${mutation.name}: ${id} is found wrongly`),
      ];
      return { count: [...mutation.breaks, ...mutation.keeps].filter(judgeable).length, wrong };
    });
    const compared = judged.reduce((sum, { count }) => sum + count, 0);
    console.info(`${source} expectations compared: ${compared}`);
    expect(judged.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(compared).toBeGreaterThan(least);
  });
});
