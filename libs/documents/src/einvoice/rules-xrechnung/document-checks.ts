import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check } from '../rules/check.ts';
import { check, familyOf, milder, only } from '../rules/check.ts';
import { elementsAt, exists, filled, isBlank, normalized, rawAt, textAt } from '../rules/element-paths.ts';
import { ciiPlaces, places } from '../rules/places.ts';
import { claims } from './claims.ts';
import type { LineParts } from './line-parts.ts';
import { linePartsOf } from './line-parts.ts';

const TYPE_CODES = ['326', '380', '384', '389', '381', '875', '876', '877'];
const TAXED = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];
const ABSOLUTE_URL = /^[a-zA-Z][a-zA-Z0-9+.-]+:/;

/** Elements of categories in lines and, in UBL, in allowances and charges of the whole document. */
function usesTaxedCategory(invoice: SourceInvoice): boolean {
  const taxes = linePartsOf(invoice).flatMap(({ tax }) => tax);
  if (invoice.syntax === 'cii')
    return taxes.some((tax) => rawAt(tax, 'TypeCode') === 'VAT') && taxes.some((tax) => isTaxed(tax, 'CategoryCode'));
  const allowances = elementsAt(invoice.root, 'AllowanceCharge').filter((each) =>
    ['true', 'false'].includes(rawAt(each, 'ChargeIndicator')),
  );
  return allowances.some((each) => isTaxed(each, 'TaxCategory/ID')) || taxes.some((tax) => isTaxed(tax, 'ID'));
}

function isTaxed(element: XmlElement, path: string): boolean {
  return elementsAt(element, path).some(({ content }) => TAXED.includes(content));
}

function sellerIsTaxable({ root, syntax }: SourceInvoice): boolean {
  if (exists(root, places.representative[syntax === 'cii' ? 'cii' : 'ubl'])) return true;
  if (syntax !== 'cii') return filled(root, 'AccountingSupplierParty/Party/PartyTaxScheme/CompanyID');
  return elementsAt(root, `${places.seller.cii}/SpecifiedTaxRegistration/ID`).some(
    ({ attributes, content }) => ['VA', 'FC'].includes(normalized(attributes['schemeID'] ?? '')) && !isBlank(content),
  );
}

function typeCode(invoice: SourceInvoice): string {
  return textAt(invoice.root, places.typeCode[familyOf(invoice)]);
}

function tellsDelivery(invoice: SourceInvoice): boolean {
  const family = familyOf(invoice);
  return (
    exists(invoice.root, places.deliveryDate[family]) ||
    exists(invoice.root, places.period[family]) ||
    linePartsOf(invoice).every(({ period }) => period.length > 0)
  );
}

/** BT-124 where it must be a URL: in CII only for supporting documents, and only when it is there. */
function locations({ root, syntax }: SourceInvoice): XmlElement[] {
  if (syntax !== 'cii') {
    const references = elementsAt(root, 'AdditionalDocumentReference/Attachment/ExternalReference');
    return references.filter((reference) => !ABSOLUTE_URL.test(rawAt(reference, 'URI')));
  }
  return elementsAt(root, `${ciiPlaces.agreement}/AdditionalReferencedDocument`)
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
        return [elementsAt(invoice.root, places.typeCode[familyOf(invoice)])[0] ?? invoice.root];
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
        const unseen = invoice.syntax === 'cii' && !exists(invoice.root, 'ExchangedDocumentContext');
        if (unseen || claims(invoice, 'xrechnung', 'xrechnung-extension', 'xrechnung-cvd')) return [];
        return [elementsAt(invoice.root, places.customization[familyOf(invoice)])[0] ?? invoice.root];
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
        return corrects && !exists(invoice.root, places.precedingInvoice[familyOf(invoice)]) ? [invoice.root] : [];
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
  only(
    'cii',
    check(
      'BR-TMP-3',
      'BT-149',
      {
        de: 'Brutto- und Nettopreis gelten für verschiedene Mengen oder Einheiten.',
        en: 'Gross price and net price are for different quantities or units.',
      },
      (invoice) =>
        linePartsOf(invoice)
          .filter(unequalBases)
          .map(({ line }) => line),
    ),
  ),
];
