import { describe, expect, it } from '@jest/globals';
import { pageTexts } from '../../test/judges/pdf-tools.ts';
import { refusalOf } from '../../test/judges/refusal.ts';
import { invoiceOf, sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { sampleLetterhead as letterhead } from '../../test/samples/sample-letterhead.ts';
import type { Invoice, PayeeAccount } from '../einvoice/model/index.ts';
import { renderInvoicePdf } from './invoice-pdf.ts';

const swiss = sampleInvoices['Swiss customer, service in CHF'] ?? invoiceOf([]);
const longName = 'N'.repeat(71);

const printed = (change: Partial<Invoice>): Promise<Uint8Array> =>
  renderInvoicePdf({ invoice: { ...swiss, ...change }, language: 'de', letterhead });

/** The payments of the invoice to that holder, with that message. */
function paid(holder: string | undefined, remittanceInformation?: string): Pick<Invoice, 'payments'> {
  const account: PayeeAccount = { iban: 'CH9300762011623852957', ...(holder === undefined ? {} : { name: holder }) };
  return {
    payments: [
      {
        meansCode: '30',
        accounts: [account],
        ...(remittanceInformation === undefined ? {} : { remittanceInformation }),
      },
    ],
  };
}

describe('an invoice in francs', () => {
  it.each<[string, Partial<Invoice>, string[]]>([
    [
      'a seller with a long name',
      { ...paid(undefined), seller: { ...swiss.seller, name: longName } },
      ['text_too_long seller.name'],
    ],
    ['an account whose holder has one', paid(longName), ['text_too_long payments[0].accounts[0].name']],
    ['a payee who has one', { ...paid(undefined), payee: { name: longName } }, ['text_too_long payee.name']],
    [
      'a seller without a place',
      { seller: { ...swiss.seller, address: { country: 'CH' } } },
      ['text_missing seller.address.postCode', 'text_missing seller.address.city'],
    ],
    ['a long message', paid(undefined, 'x'.repeat(141)), ['text_too_long payments[0].remittanceInformation']],
    ['a wrong reference', paid(undefined, 'RF00123'), ['reference_invalid payments[0].remittanceInformation']],
    ['an amount of three decimals', { totals: { ...swiss.totals, due: '1.005' } }, ['amount_invalid totals.due']],
  ])('is refused with the fields that its payment part does not allow: %s', async (_what, change, told) => {
    const findings = await refusalOf(() => printed(change));
    expect(findings.map(({ code, path }) => `${code.replace('payment_code.', '')} ${path}`)).toEqual(told);
  });

  it('of one line and Skonto is one page with its payment part', async () => {
    const paymentTerms = { text: 'Zahlbar bis 21.12.2026 ohne Abzug.', skonto: [{ days: 10, percent: '2.00' }] };
    const pages = pageTexts(await printed({ paymentTerms }));
    if (pages === undefined) return;
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatch(/2 % Skonto.*Zahlteil/s);
  });

  it('has its bank details in words where the amount is more than a payment part holds', async () => {
    const text = pageTexts(await printed({ totals: { ...swiss.totals, due: '1000000000.00' } }))?.join(' ');
    if (text === undefined) return;
    expect(text).toContain('CH93 0076 2011 6238 5295 7');
    expect(text).not.toContain('Zahlteil');
  });
});
