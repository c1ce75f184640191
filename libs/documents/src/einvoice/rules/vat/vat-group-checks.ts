import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Check, Family, Found } from '../check.ts';
import { check, nothing, only } from '../check.ts';
import { hasOwnRules, isVat } from '../element-flags.ts';
import { exists, normalized, someAt } from '../element-paths.ts';
import type { Place } from '../place.ts';
import { chosenAt, placeAt } from '../place.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import type { Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';

const code: Rule = {
  id: 'BR-47',
  severity: 'error',
  term: 'BT-118',
  message: aboutTerm('BT-118', 'fehlt.', 'is missing.'),
};
const rate: Rule = {
  id: 'BR-48',
  severity: 'error',
  term: 'BT-119',
  message: aboutTerm('BT-119', 'fehlt.', 'is missing.'),
};
const card: Rule = {
  id: 'BR-51',
  severity: 'warning',
  term: 'BT-87',
  message: {
    de: 'Eine Rechnung soll keine vollständige Kartennummer (BT-87) nennen, höchstens die ersten sechs und die letzten vier Ziffern.',
    en: 'An invoice should not give a full card number (BT-87), at most its first six and last four digits.',
  },
};

function placeCheck(rule: Rule, family: Family, place: string, broken: (element: XmlElement) => boolean): PlaceCheck {
  return { rule, family, place, findAt: (element) => (broken(element) ? [element] : nothing) };
}

// Whether a group of UBL has a category of value added tax of which this is true.
function hasCategory(group: XmlElement, isTrue: (category: XmlElement) => boolean): boolean {
  return someAt(group, 'TaxCategory', (category) => isVat(category) && isTrue(category));
}

function hasRateOrNone(category: XmlElement): boolean {
  return exists(category, 'Percent') || someAt(category, 'ID', ({ content }) => normalized(content) === 'O');
}

/** Rules of EN 16931 on the groups of the breakdown of the tax, and on cards. */
export const vatGroupChecks: readonly PlaceCheck[] = [
  placeCheck(code, 'ubl', ublPlaces.anyVatGroup, (group) => !hasCategory(group, (category) => exists(category, 'ID'))),
  placeCheck(
    code,
    'cii',
    ciiPlaces.vatGroup,
    (group) => !hasOwnRules(group) && (!isVat(group) || !exists(group, 'CategoryCode')),
  ),
  placeCheck(rate, 'ubl', ublPlaces.anyVatGroup, (group) => !hasCategory(group, hasRateOrNone)),
  placeCheck(
    rate,
    'cii',
    ciiPlaces.vatGroup,
    (group) => !hasOwnRules(group) && (!isVat(group) || !exists(group, 'RateApplicablePercent')),
  ),
  placeCheck(
    card,
    'ubl',
    '//PaymentMeans/CardAccount/PrimaryAccountNumberID',
    ({ content }) => normalized(content).length > 10,
  ),
  placeCheck(card, 'cii', '//ApplicableTradeSettlementFinancialCard', (group) =>
    someAt(group, 'ID', ({ content }) => content.length > 10),
  ),
];

const accounting = aboutTerm(
  'BT-111',
  'fehlt, obwohl eine Währung der Umsatzsteuer (BT-6) genannt ist.',
  'is missing although a VAT accounting currency (BT-6) is given.',
);
const breakdown = aboutTerm('BG-23', 'fehlt.', 'is missing.');

const at = {
  ublCurrency: placeAt('TaxCurrencyCode'),
  ublGroup: placeAt(ublPlaces.vatGroup),
  ciiCurrency: placeAt(`${ciiPlaces.settlement}/TaxCurrencyCode`),
  ciiOwnCurrency: placeAt(`${ciiPlaces.settlement}/InvoiceCurrencyCode`),
  ciiTotals: placeAt(ciiPlaces.totals),
  ciiGroup: placeAt(ciiPlaces.vatGroup),
};

function isIn(total: XmlElement, currency: string): boolean {
  return someAt(total, 'TaxAmount', ({ attributes }) => attributes['currencyID'] === currency);
}

/** The totals in a currency of the accounts, the first in each: lines may have totals as well. */
const accountingTotals: Place = chosenAt('//TaxTotal', (total, invoice) => {
  const codes = invoice.outline.at(at.ublCurrency).map(({ content }) => content);
  invoice.presume(accountingTotals, (whole) => whole.at(at.ublCurrency).length === codes.length);
  const known = invoice.at(accountingTotals);
  return codes.some((currency) => isIn(total, currency) && !known.some((each) => isIn(each, currency)));
});

function ublWithoutAccounting(invoice: PlacedInvoice): readonly XmlElement[] {
  return invoice
    .at(at.ublCurrency)
    .filter(({ content }) => !invoice.at(accountingTotals).some((total) => isIn(total, content)));
}

function ciiWithoutAccounting(invoice: PlacedInvoice): readonly Found[] {
  const codes = invoice.at(at.ciiCurrency).map(({ content }) => content);
  if (codes.length === 0) return nothing;
  const isSame = invoice.at(at.ciiOwnCurrency).some(({ content }) => codes.includes(content));
  return invoice
    .at(at.ciiTotals)
    .filter(
      (totals) =>
        isSame || !someAt(totals, 'TaxTotalAmount', ({ attributes }) => codes.includes(attributes['currencyID'] ?? '')),
    );
}

/** Rules of EN 16931 that the breakdown is there, and the tax in the currency of the accounts. */
export const breakdownChecks: readonly Check[] = [
  only('ubl', check('BR-53', 'BT-111', accounting, ublWithoutAccounting)),
  only('cii', check('BR-53', 'BT-111', accounting, ciiWithoutAccounting)),
  only(
    'ubl',
    check('BR-CO-18', 'BG-23', breakdown, (invoice) => (invoice.has(at.ublGroup) ? nothing : [invoice.root])),
  ),
  only(
    'cii',
    check('BR-CO-18', 'BG-23', breakdown, (invoice) =>
      invoice.has(at.ciiGroup) ? nothing : invoice.lines.slice(0, 1),
    ),
  ),
];
