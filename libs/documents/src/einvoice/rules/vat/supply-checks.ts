import type { SourceInvoice } from '../../source/source-invoice.ts';
import type { Check, Found } from '../check.ts';
import { check, familyOf } from '../check.ts';
import { descendantsNamed, elementsAt, exists } from '../element-paths.ts';
import { ciiPlaces } from '../places.ts';
import type { TaxedPart, VatGroup } from './vat-facts.ts';
import { vatFacts } from './vat-facts.ts';

function groupsOf(invoice: SourceInvoice, code: string): VatGroup[] {
  return vatFacts(invoice).groups.filter((group) => group.code === code && group.isVat);
}

function isLonger({ root }: SourceInvoice, path: string): boolean {
  return elementsAt(root, path).some(({ content }) => content.length > 1);
}

function hasDelivery(invoice: SourceInvoice): boolean {
  const { root } = invoice;
  if (familyOf(invoice) !== 'cii')
    return (
      isLonger(invoice, 'Delivery/ActualDeliveryDate') ||
      elementsAt(root, 'InvoicePeriod').some(({ children }) => children.length > 0)
    );
  return (
    exists(root, `${ciiPlaces.delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString`) ||
    exists(root, `${ciiPlaces.period}/StartDateTime|EndDateTime`)
  );
}

function hasDestination(invoice: SourceInvoice): boolean {
  return familyOf(invoice) === 'cii'
    ? exists(invoice.root, `${ciiPlaces.shipTo}/PostalTradeAddress/CountryID`)
    : isLonger(invoice, 'Delivery/DeliveryLocation/Address/Country/IdentificationCode');
}

function others(parts: readonly (TaxedPart | VatGroup)[], anyTax: boolean): boolean {
  return parts.some(({ code, isVat }) => code !== '' && code !== 'O' && (isVat || anyTax));
}

// What is not subject to the tax stands alone in an invoice.
function aloneCheck(
  number: string,
  term: string,
  de: string,
  en: string,
  of: (invoice: SourceInvoice) => boolean,
): Check {
  const message = {
    de: `Neben der Steuergruppe O (nicht steuerbar) ${de}.`,
    en: `Beside the VAT group O (not subject to VAT) ${en}.`,
  };
  return check(`BR-O-${number}`, term, message, (invoice) => first(groupsOf(invoice, 'O'), of(invoice)));
}

function first(groups: readonly VatGroup[], broken: boolean): Found[] {
  return broken ? groups.slice(0, 1).map(({ category }) => category) : [];
}

function isCii(invoice: SourceInvoice): boolean {
  return familyOf(invoice) === 'cii';
}

function otherGroupsOrLines(invoice: SourceInvoice): boolean {
  const { groups, lines } = vatFacts(invoice);
  return others(groups, true) || others(lines, true);
}

/** The rules BR-IC-11, BR-IC-12 and BR-O-11 to BR-O-14, and those on split payment (CEN 1.3.16, April 2026). */
export const supplyChecks: readonly Check[] = [
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
  check(
    'BR-B-01',
    'BT-151',
    {
      de: 'Die Steuerkategorie B (geteilte Zahlung) ist nur in italienischen Inlandsrechnungen vorgesehen.',
      en: 'VAT category B (split payment) is foreseen for domestic Italian invoices alone.',
    },
    (invoice) => {
      const parts = splitPayments(invoice);
      if (parts.length === 0) return [];
      const countries = descendantsNamed(invoice.root, isCii(invoice) ? 'CountryID' : 'IdentificationCode');
      return countries.some(({ content }) => content !== 'IT') ? parts.slice(0, 1).map(({ element }) => element) : [];
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
      const { lines, allowances, groups } = vatFacts(invoice);
      const standard = [...lines, ...allowances, ...(isCii(invoice) ? groups : [])].some(({ code }) => code === 'S');
      return standard
        ? splitPayments(invoice)
            .slice(0, 1)
            .map(({ element }) => element)
        : [];
    },
  ),
];

function splitPayments(invoice: SourceInvoice): (TaxedPart | VatGroup)[] {
  const { lines, allowances, groups } = vatFacts(invoice);
  return [...lines, ...allowances, ...groups].filter(({ code }) => code === 'B');
}
