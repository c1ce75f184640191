import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, LineCheck } from '../rules/check.ts';
import { check, lineCheck, milder, nothing, only } from '../rules/check.ts';
import { elementsAt, isBlank, normalized, rawAt } from '../rules/element-paths.ts';
import type { LineParts } from '../rules/line-parts.ts';
import { placeAt } from '../rules/place.ts';
import { ciiPlaces, places } from '../rules/places.ts';
import { claims } from './claims.ts';
import { isTaxed, lineFacts } from './line-facts.ts';

const TYPE_CODES = ['326', '380', '384', '389', '381', '875', '876', '877'];
const ABSOLUTE_URL = /^[a-zA-Z][a-zA-Z0-9+.-]+:/;

const at = {
  allowance: placeAt('AllowanceCharge'),
  sellerTax: placeAt('AccountingSupplierParty/Party/PartyTaxScheme/CompanyID'),
  registration: placeAt(`${ciiPlaces.seller}/SpecifiedTaxRegistration/ID`),
  location: placeAt('AdditionalDocumentReference/Attachment/ExternalReference'),
  reference: placeAt(`${ciiPlaces.agreement}/AdditionalReferencedDocument`),
  context: placeAt(ciiPlaces.context),
};

/** Elements of categories in lines and, in UBL, in allowances and charges of the whole document. */
function usesTaxedCategory(invoice: PlacedInvoice): boolean {
  const ofLines = invoice.ofLines(lineFacts);
  if (invoice.family === 'cii') return ofLines.namesVat && ofLines.isTaxed;
  const allowances = invoice
    .at(at.allowance)
    .filter((each) => ['true', 'false'].includes(rawAt(each, 'ChargeIndicator')));
  return ofLines.isTaxed || allowances.some((each) => isTaxed(each, 'TaxCategory/ID'));
}

function sellerIsTaxable(invoice: PlacedInvoice): boolean {
  if (invoice.has(places.representative)) return true;
  if (invoice.family === 'ubl') return invoice.isFilled(at.sellerTax);
  return invoice
    .at(at.registration)
    .some(
      ({ attributes, content }) => ['VA', 'FC'].includes(normalized(attributes['schemeID'] ?? '')) && !isBlank(content),
    );
}

function typeCode(invoice: PlacedInvoice): string {
  return invoice.text(places.typeCode);
}

function tellsDelivery(invoice: PlacedInvoice): boolean {
  return invoice.has(places.deliveryDate) || invoice.has(places.period) || invoice.ofLines(lineFacts).havePeriods;
}

/** BT-124 where it must be a URL: in CII only for supporting documents, and only when it is there. */
function locations(invoice: PlacedInvoice): XmlElement[] {
  if (invoice.family === 'ubl')
    return invoice.at(at.location).filter((reference) => !ABSOLUTE_URL.test(rawAt(reference, 'URI')));
  return invoice
    .at(at.reference)
    .filter((reference) => rawAt(reference, 'TypeCode') === '916')
    .flatMap((reference) => elementsAt(reference, 'URIID'))
    .filter(({ content }) => !ABSOLUTE_URL.test(content));
}

/** In CII a price may be given before and after its discount: both must be for the same quantity. */
function unequalBases({ grossBase: [gross], base: [net] }: LineParts): boolean {
  if (!gross || !net) return false;
  const [grossUnit, netUnit] = [gross.attributes['unitCode'], net.attributes['unitCode']];
  const unitsDiffer = grossUnit !== undefined && netUnit !== undefined && grossUnit !== netUnit;
  return gross.content !== net.content || unitsDiffer;
}

/** What the invoice as a whole must say. */
export const documentChecks: Check[] = [
  check(
    'BR-DE-16',
    'BT-31',
    {
      de: 'Der Verkäufer nennt weder USt-IdNr. noch Steuernummer noch einen Steuervertreter.',
      en: 'The seller gives neither a VAT id nor a tax number nor a tax representative.',
    },
    (invoice) => (!sellerIsTaxable(invoice) && usesTaxedCategory(invoice) ? [invoice.root] : []),
  ),
  milder(
    'warning',
    check(
      'BR-DE-17',
      'BT-3',
      {
        de: 'Diese Rechnungsart ist in der XRechnung nicht vorgesehen.',
        en: 'XRechnung does not foresee this type of invoice.',
      },
      (invoice) => {
        if (TYPE_CODES.includes(typeCode(invoice))) return [];
        return [invoice.first(places.typeCode) ?? invoice.root];
      },
    ),
  ),
  milder(
    'warning',
    check(
      'BR-DE-21',
      'BT-24',
      {
        de: 'Die Kennung der Spezifikation ist nicht die einer XRechnung 3.0.',
        en: 'The specification identifier is none of XRechnung 3.0.',
      },
      (invoice) => {
        // In CII the rule looks into the context of the document, which may be missing altogether.
        const unseen = invoice.family === 'cii' && !invoice.has(at.context);
        if (unseen || claims(invoice, 'xrechnung', 'xrechnung-extension', 'xrechnung-cvd')) return [];
        return [invoice.first(places.customization) ?? invoice.root];
      },
    ),
  ),
  milder(
    'warning',
    check(
      'BR-DE-26',
      'BG-3',
      {
        de: 'Die Korrektur nennt nicht, welche Rechnung sie berichtigt.',
        en: 'The correction does not say which invoice it corrects.',
      },
      (invoice) => {
        const corrects = typeCode(invoice) === '384';
        return corrects && !invoice.has(places.precedingInvoice) ? [invoice.root] : [];
      },
    ),
  ),
  milder(
    'info',
    check(
      'BR-DE-TMP-32',
      'BT-72',
      {
        de: 'Weder Lieferdatum noch Rechnungszeitraum noch ein Zeitraum je Position steht da.',
        en: 'Neither a delivery date nor an invoicing period nor a period in each line is given.',
      },
      (invoice) => (tellsDelivery(invoice) ? [] : [invoice.root]),
    ),
  ),
  milder(
    'warning',
    check(
      'BR-TMP-2',
      'BT-124',
      {
        de: 'Der Ort des Anhangs ist keine vollständige URL mit Schema.',
        en: 'The location of the document is no absolute URL with a scheme.',
      },
      locations,
    ),
  ),
];

/** What XRechnung asks of each line. */
export const lineChecks: readonly LineCheck[] = [
  only(
    'cii',
    lineCheck(
      'BR-TMP-3',
      'BT-149',
      {
        de: 'Brutto- und Nettopreis gelten für verschiedene Mengen oder Einheiten.',
        en: 'Gross price and net price are for different quantities or units.',
      },
      (parts) => (unequalBases(parts) ? [parts.line] : nothing),
    ),
  ),
];
