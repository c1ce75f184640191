import type { Check, CheckGroup, Found } from '../check.ts';
import { check, nothing } from '../check.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { IsMeant, Place } from '../place.ts';
import { firstAtPlace, placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import type { TaxedParts } from './taxed-parts.ts';
import type { VatGroup } from './vat-facts.ts';
import { vatFacts } from './vat-facts.ts';

function groupsOf(invoice: PlacedInvoice, code: string): VatGroup[] {
  return vatFacts(invoice).groups.filter((group) => group.code === code && group.isVat);
}

function isLonger(invoice: PlacedInvoice, place: Place): boolean {
  return invoice.at(place).some(({ content }) => content.length > 1);
}

const at = {
  date: placeAt('Delivery/ActualDeliveryDate'),
  period: placeAt(ublPlaces.period),
  country: placeAt('Delivery/DeliveryLocation/Address/Country/IdentificationCode'),
  ciiDate: placeAt(`${ciiPlaces.delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString`),
  ciiPeriod: placeAt(`${ciiPlaces.period}/StartDateTime|EndDateTime`),
  ciiCountry: placeAt(`${ciiPlaces.shipTo}/PostalTradeAddress/CountryID`),
};

const isAbroad: IsMeant = ({ content }) => content !== 'IT';
/** The first country that is not Italy. */
const abroad = {
  ubl: firstAtPlace('//IdentificationCode', isAbroad),
  cii: firstAtPlace('//CountryID', isAbroad),
};

function hasDelivery(invoice: PlacedInvoice): boolean {
  if (invoice.family === 'cii') return invoice.has(at.ciiDate) || invoice.has(at.ciiPeriod);
  return isLonger(invoice, at.date) || invoice.at(at.period).some(({ children }) => children.length > 0);
}

function hasDestination(invoice: PlacedInvoice): boolean {
  return invoice.family === 'cii' ? invoice.has(at.ciiCountry) : isLonger(invoice, at.country);
}

function others(parts: readonly (TaxedParts | VatGroup)[], anyTax: boolean): boolean {
  return parts.some(({ code, isVat }) => code !== '' && code !== 'O' && (isVat || anyTax));
}

// What is not subject to the tax stands alone in an invoice.
function aloneCheck(
  number: string,
  term: string,
  de: string,
  en: string,
  of: (invoice: PlacedInvoice) => boolean,
): Check {
  const message = {
    de: `Neben der Steuergruppe O (nicht steuerbar) ${de}.`,
    en: `Beside the VAT group O (not subject to VAT) ${en}.`,
  };
  return check(`BR-O-${number}`, term, message, (invoice) => {
    const groups = groupsOf(invoice, 'O');
    return first(groups, groups.length > 0 && of(invoice));
  });
}

function first(groups: readonly VatGroup[], broken: boolean): Found[] {
  return broken ? groups.slice(0, 1).map(({ category }) => category) : [];
}

function isCii(invoice: PlacedInvoice): boolean {
  return invoice.family === 'cii';
}

function otherGroupsOrLines(invoice: PlacedInvoice): boolean {
  const { groups, lines } = vatFacts(invoice);
  return others(groups, true) || others(lines, true);
}

const intraCommunityChecks: readonly Check[] = [
  check(
    'BR-IC-11',
    'BT-72',
    {
      de: 'Zu einer innergemeinschaftlichen Lieferung (K) fehlt das Lieferdatum oder der Rechnungszeitraum.',
      en: 'An intra-community supply (K) lacks the delivery date or the invoicing period.',
    },
    (invoice) => first(groupsOf(invoice, 'K'), !hasDelivery(invoice)),
  ),
  check(
    'BR-IC-12',
    'BT-80',
    {
      de: 'Zu einer innergemeinschaftlichen Lieferung (K) fehlt das Land der Lieferung.',
      en: 'An intra-community supply (K) lacks the country of the delivery.',
    },
    (invoice) => first(groupsOf(invoice, 'K'), !hasDestination(invoice)),
  ),
];

const outOfScopeChecks: readonly Check[] = [
  aloneCheck('11', 'BG-23', 'steht eine weitere Steuergruppe', 'there is another VAT group', (invoice) =>
    isCii(invoice) ? otherGroupsOrLines(invoice) : others(vatFacts(invoice).groups, false),
  ),
  aloneCheck(
    '12',
    'BT-151',
    'hat eine Position eine andere Steuerkategorie',
    'a line has another VAT category',
    (invoice) => (isCii(invoice) ? otherGroupsOrLines(invoice) : others(vatFacts(invoice).lines, false)),
  ),
  aloneCheck(
    '13',
    'BT-95',
    'hat ein Nachlass eine andere Steuerkategorie',
    'an allowance has another VAT category',
    (invoice) =>
      others(
        vatFacts(invoice).allowances.filter(({ charge }) => isCii(invoice) || charge === false),
        isCii(invoice),
      ),
  ),
  aloneCheck(
    '14',
    'BT-102',
    'hat ein Zuschlag eine andere Steuerkategorie',
    'a charge has another VAT category',
    (invoice) =>
      others(
        vatFacts(invoice).allowances.filter(({ charge }) => isCii(invoice) || charge === true),
        isCii(invoice),
      ),
  ),
];

const splitPaymentChecks: readonly Check[] = [
  check(
    'BR-B-01',
    'BT-151',
    {
      de: 'Die Steuerkategorie B (geteilte Zahlung) ist nur in italienischen Inlandsrechnungen vorgesehen.',
      en: 'VAT category B (split payment) is foreseen for domestic Italian invoices alone.',
    },
    (invoice) => {
      const part = splitPayment(invoice);
      if (part === undefined) return nothing;
      return invoice.has(abroad) ? [part] : nothing;
    },
  ),
  check(
    'BR-B-02',
    'BT-151',
    {
      de: 'Neben der Steuerkategorie B (geteilte Zahlung) steht die Steuerkategorie S (Normalsatz).',
      en: 'VAT category B (split payment) comes together with VAT category S (standard rate).',
    },
    (invoice) => {
      const part = splitPayment(invoice);
      if (part === undefined) return nothing;
      const { lines, allowances, groups } = vatFacts(invoice);
      const ofGroups = isCii(invoice) && groups.some(isStandard);
      return ofGroups || lines.some(isStandard) || allowances.some(isStandard) ? [part] : nothing;
    },
  ),
];

/**
 * The rules BR-IC-11, BR-IC-12 and BR-O-11 to BR-O-14, and those on split payment (CEN 1.3.16, April 2026), which are about invoices
 * with one category each.
 */
export const supplyGroups: readonly CheckGroup[] = [
  { isAskedOf: names('K'), checks: intraCommunityChecks },
  { isAskedOf: names('O'), checks: outOfScopeChecks },
  { isAskedOf: names('B'), checks: splitPaymentChecks },
];

function names(code: string): CheckGroup['isAskedOf'] {
  return (invoice) => vatFacts(invoice).codes.has(code);
}

function isStandard({ code }: { code: string }): boolean {
  return code === 'S';
}

function splitPayment(invoice: PlacedInvoice): XmlElement | undefined {
  const { lines, allowances, groups } = vatFacts(invoice);
  const part = [...lines, ...allowances].find(({ code }) => code === 'B');
  return part ? part.elements[0] : groups.find(({ code }) => code === 'B')?.element;
}
