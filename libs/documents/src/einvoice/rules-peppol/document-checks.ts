import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { exists, textAt } from '../rules/element-paths.ts';
import type { Places } from '../rules/place.ts';
import { placeAt, placesAt } from '../rules/place.ts';
import { ciiPlaces, places, ublPlaces } from '../rules/places.ts';

/** BT-110 and BT-111: the amounts of VAT in the currency of the invoice and in that of the VAT accounting. */
interface VatTotals {
  own: XmlElement[];
  accounting: XmlElement[];
}

const at = {
  totals: placesAt('TaxTotal/TaxAmount', `${ciiPlaces.totals}/TaxTotalAmount`),
  taxTotal: placeAt('TaxTotal'),
  currency: placesAt('DocumentCurrencyCode', `${ciiPlaces.settlement}/InvoiceCurrencyCode`),
  vatCurrency: placesAt('TaxCurrencyCode', `${ciiPlaces.settlement}/TaxCurrencyCode`),
  profile: placeAt('ProfileID'),
  context: placeAt(ciiPlaces.context),
  process: placeAt(`${ciiPlaces.context}/BusinessProcessSpecifiedDocumentContextParameter/ID`),
  seller: placesAt(ublPlaces.seller, ciiPlaces.seller),
  buyer: placesAt(ublPlaces.buyer, ciiPlaces.buyer),
  mandate: placeAt(`${ciiPlaces.settlement}/SpecifiedTradePaymentTerms/DirectDebitMandateID`),
  aroundTotals: placesAt('TaxTotal', ciiPlaces.settlement),
};

function vatTotals(invoice: PlacedInvoice): VatTotals {
  const inCurrency = (currency: Places): XmlElement[] => {
    if (!invoice.has(currency)) return [];
    const code = invoice.family === 'cii' ? invoice.raw(currency) : invoice.text(currency);
    return invoice.at(at.totals).filter(({ attributes }) => attributes['currencyID'] === code);
  };
  return { own: inCurrency(at.currency), accounting: inCurrency(at.vatCurrency) };
}

function tooManyVatTotals(invoice: PlacedInvoice): boolean {
  if (invoice.family === 'cii') return vatTotals(invoice).own.length > 1;
  return invoice.at(at.taxTotal).filter((total) => exists(total, 'TaxSubtotal')).length !== 1;
}

function accountingTotalsUnfit(invoice: PlacedInvoice): boolean {
  const wanted = invoice.has(at.vatCurrency) ? 1 : 0;
  if (invoice.family === 'ubl')
    return invoice.at(at.taxTotal).filter((total) => !exists(total, 'TaxSubtotal')).length !== wanted;
  const currency = invoice.raw(at.currency);
  const others = invoice
    .at(at.totals)
    .filter(({ attributes }) => attributes['currencyID'] !== undefined && attributes['currencyID'] !== currency);
  return others.length !== wanted;
}

function signsDiffer(invoice: PlacedInvoice): boolean {
  if (!invoice.has(at.vatCurrency)) return false;
  const { own, accounting } = vatTotals(invoice);
  const isCii = invoice.family === 'cii';
  if (isCii && own.length === 0) return false;
  const both = (holds: (amount: number) => boolean): boolean =>
    [own, accounting].every((totals) => totals.some(({ content }) => holds(Number(content))));
  return !both((amount) => (isCii ? amount < 0 : amount <= 0)) && !both((amount) => amount >= 0);
}

function sameCurrencies(invoice: PlacedInvoice): boolean {
  return invoice.has(at.vatCurrency) && invoice.text(at.vatCurrency) === invoice.text(at.currency);
}

function processMissing(invoice: PlacedInvoice): boolean {
  if (invoice.family === 'ubl') return !invoice.has(at.profile);
  return invoice.has(at.context) && !invoice.has(at.process);
}

function withoutAddress(invoice: PlacedInvoice, parties: Places): readonly XmlElement[] {
  const address = invoice.family === 'cii' ? 'URIUniversalCommunication/URIID' : 'EndpointID';
  return invoice.at(parties).filter((each) => !exists(each, address));
}

function mandateMissing(invoice: PlacedInvoice): readonly XmlElement[] {
  const isCii = invoice.family === 'cii';
  if (isCii && invoice.has(at.mandate)) return [];
  return invoice
    .at(places.paymentMeans)
    .filter(
      (means) =>
        ['49', '59'].includes(textAt(means, isCii ? 'TypeCode' : 'PaymentMeansCode')) &&
        (isCii || !exists(means, 'PaymentMandate/ID')),
    );
}

/** The element where the totals stand, for rules about their number. */
function totalsOf(invoice: PlacedInvoice): XmlElement {
  return invoice.first(at.aroundTotals) ?? invoice.root;
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
    (invoice) => withoutAddress(invoice, at.buyer),
  ),
  check(
    'PEPPOL-EN16931-R020',
    'BT-34',
    { de: 'Die elektronische Adresse des Verkäufers fehlt.', en: "The seller's electronic address is missing." },
    (invoice) => withoutAddress(invoice, at.seller),
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
