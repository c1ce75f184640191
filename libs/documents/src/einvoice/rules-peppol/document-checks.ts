import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check } from '../rules/check.ts';
import { check, familyOf } from '../rules/check.ts';
import { elementsAt, exists, rawAt, textAt } from '../rules/element-paths.ts';
import { ciiPlaces, places } from '../rules/places.ts';

/** BT-110 and BT-111: the amounts of VAT in the currency of the invoice and in that of the VAT accounting. */
interface VatTotals {
  own: XmlElement[];
  accounting: XmlElement[];
}

const isVatIn =
  (currency: string) =>
  ({ attributes }: XmlElement): boolean =>
    attributes['currencyID'] === currency;

function vatTotals({ root, syntax }: SourceInvoice): VatTotals {
  const isCii = syntax === 'cii';
  const totals = elementsAt(root, isCii ? CII_TOTALS : 'TaxTotal/TaxAmount');
  const code = isCii ? rawAt : textAt;
  const [own, accounting] = isCii ? [CII_CURRENCY, CII_VAT_CURRENCY] : ['DocumentCurrencyCode', 'TaxCurrencyCode'];
  return {
    own: exists(root, own) ? totals.filter(isVatIn(code(root, own))) : [],
    accounting: exists(root, accounting) ? totals.filter(isVatIn(code(root, accounting))) : [],
  };
}

const CII_TOTALS = `${ciiPlaces.settlement}/SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount`;
const CII_CURRENCY = `${ciiPlaces.settlement}/InvoiceCurrencyCode`;
const CII_VAT_CURRENCY = `${ciiPlaces.settlement}/TaxCurrencyCode`;

function tooManyVatTotals(invoice: SourceInvoice): boolean {
  if (invoice.syntax === 'cii') return vatTotals(invoice).own.length > 1;
  return elementsAt(invoice.root, 'TaxTotal').filter((total) => exists(total, 'TaxSubtotal')).length !== 1;
}

function accountingTotalsUnfit({ root, syntax }: SourceInvoice): boolean {
  if (syntax !== 'cii') {
    const bare = elementsAt(root, 'TaxTotal').filter((total) => !exists(total, 'TaxSubtotal'));
    return bare.length !== (exists(root, 'TaxCurrencyCode') ? 1 : 0);
  }
  const currency = rawAt(root, CII_CURRENCY);
  const others = elementsAt(root, CII_TOTALS).filter(
    ({ attributes }) => attributes['currencyID'] !== undefined && attributes['currencyID'] !== currency,
  );
  return others.length !== (exists(root, CII_VAT_CURRENCY) ? 1 : 0);
}

function signsDiffer(invoice: SourceInvoice): boolean {
  const { own, accounting } = vatTotals(invoice);
  const isCii = invoice.syntax === 'cii';
  if (!exists(invoice.root, isCii ? CII_VAT_CURRENCY : 'TaxCurrencyCode') || (isCii && own.length === 0)) return false;
  const both = (holds: (amount: number) => boolean): boolean =>
    [own, accounting].every((totals) => totals.some(({ content }) => holds(Number(content))));
  return !both((amount) => (isCii ? amount < 0 : amount <= 0)) && !both((amount) => amount >= 0);
}

function sameCurrencies({ root, syntax }: SourceInvoice): boolean {
  const [own, accounting] =
    syntax === 'cii' ? [CII_CURRENCY, CII_VAT_CURRENCY] : ['DocumentCurrencyCode', 'TaxCurrencyCode'];
  return exists(root, accounting) && textAt(root, accounting) === textAt(root, own);
}

function processMissing({ root, syntax }: SourceInvoice): boolean {
  if (syntax !== 'cii') return !exists(root, 'ProfileID');
  const context = 'ExchangedDocumentContext';
  return exists(root, context) && !exists(root, `${context}/BusinessProcessSpecifiedDocumentContextParameter/ID`);
}

function withoutAddress({ root, syntax }: SourceInvoice, party: 'Buyer' | 'Seller'): XmlElement[] {
  if (syntax === 'cii') {
    const parties = elementsAt(root, `${ciiPlaces.agreement}/${party}TradeParty`);
    return parties.filter((each) => !exists(each, 'URIUniversalCommunication/URIID'));
  }
  const role = party === 'Buyer' ? 'AccountingCustomerParty' : 'AccountingSupplierParty';
  return elementsAt(root, `${role}/Party`).filter((each) => !exists(each, 'EndpointID'));
}

function mandateMissing({ root, syntax }: SourceInvoice): XmlElement[] {
  const isCii = syntax === 'cii';
  if (isCii && exists(root, `${ciiPlaces.settlement}/SpecifiedTradePaymentTerms/DirectDebitMandateID`)) return [];
  return elementsAt(root, places.paymentMeans[isCii ? 'cii' : 'ubl']).filter(
    (means) =>
      ['49', '59'].includes(textAt(means, isCii ? 'TypeCode' : 'PaymentMeansCode')) &&
      (isCii || !exists(means, 'PaymentMandate/ID')),
  );
}

/** The element where the totals stand, for rules about their number. */
function totalsOf(invoice: SourceInvoice): XmlElement {
  const path = familyOf(invoice) === 'cii' ? ciiPlaces.settlement : 'TaxTotal';
  return elementsAt(invoice.root, path)[0] ?? invoice.root;
}

/** Rules of Peppol about the whole invoice which XRechnung takes over. */
export const documentChecks: Check[] = [
  check(
    'PEPPOL-EN16931-R001',
    'BT-23',
    { de: 'Die Kennung des Geschäftsprozesses fehlt.', en: 'The business process is missing.' },
    (invoice) => (processMissing(invoice) ? [invoice.root] : []),
  ),
  check(
    'PEPPOL-EN16931-R005',
    'BT-6',
    {
      de: 'Die Währung der Umsatzsteuer ist dieselbe wie die der Rechnung; dann wird sie weggelassen.',
      en: 'The VAT accounting currency is that of the invoice; it is left out then.',
    },
    (invoice) => (sameCurrencies(invoice) ? [totalsOf(invoice)] : []),
  ),
  check(
    'PEPPOL-EN16931-R010',
    'BT-49',
    { de: 'Die elektronische Adresse des Käufers fehlt.', en: "The buyer's electronic address is missing." },
    (invoice) => withoutAddress(invoice, 'Buyer'),
  ),
  check(
    'PEPPOL-EN16931-R020',
    'BT-34',
    { de: 'Die elektronische Adresse des Verkäufers fehlt.', en: "The seller's electronic address is missing." },
    (invoice) => withoutAddress(invoice, 'Seller'),
  ),
  check(
    'PEPPOL-EN16931-R053',
    'BT-110',
    {
      de: 'Die Umsatzsteuer in Rechnungswährung steht nicht genau einmal mit ihren Steuergruppen da.',
      en: 'The VAT in the invoice currency is not given exactly once with its VAT groups.',
    },
    (invoice) => (tooManyVatTotals(invoice) ? [totalsOf(invoice)] : []),
  ),
  check(
    'PEPPOL-EN16931-R054',
    'BT-111',
    {
      de: 'Die Umsatzsteuer in der Währung der Steuer steht genau einmal da, wenn es diese Währung gibt, sonst nicht.',
      en: 'The VAT in the VAT accounting currency stands there exactly once if there is such a currency, otherwise not at all.',
    },
    (invoice) => (accountingTotalsUnfit(invoice) ? [totalsOf(invoice)] : []),
  ),
  check(
    'PEPPOL-EN16931-R055',
    'BT-111',
    {
      de: 'Die Umsatzsteuer in beiden Währungen hat verschiedene Vorzeichen.',
      en: 'The VAT in the two currencies has different signs.',
    },
    (invoice) => (signsDiffer(invoice) ? [totalsOf(invoice)] : []),
  ),
  check(
    'PEPPOL-EN16931-R061',
    'BT-89',
    { de: 'Zur Lastschrift fehlt die Mandatsreferenz.', en: 'The direct debit has no mandate reference.' },
    mandateMissing,
  ),
];
