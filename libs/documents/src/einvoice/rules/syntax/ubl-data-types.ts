import type { XmlElement } from '../../../xml/xml-element.ts';
import { decimalPlaces } from '../element-amounts.ts';
import type { Breach, Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';
import { notForeseen } from './not-foreseen.ts';

const attributeRules: ReadonlyMap<string, Rule> = new Map(
  (
    '08 schemeName, 09 schemeAgencyName, 10 schemeDataURI, 11 schemeURI, 12 format, 13 unitCodeListIdentifier, ' +
    '14 unitCodeListAgencyIdentifier, 15 unitCodeListAgencyName, 16 listAgencyName, 17 listName, 18 name, ' +
    '19 languageID, 20 listURI, 21 listSchemeURI, 22 languageLocaleID, 23 uri, 24 currencyCodeListVersionID, ' +
    '25 characterSetCode, 26 encodingCode, 27 schemeAgencyID, 28 listAgencyID'
  )
    .split(', ')
    .map((entry) => {
      const [number = '', name = ''] = entry.split(' ');
      return [name, notForeseen(`UBL-DT-${number}`, `/@${name}`)];
    }),
);
const unitCodeList = notForeseen('UBL-CR-663', '/@unitCodeListID');

const decimals: Rule = {
  id: 'UBL-DT-01',
  severity: 'error',
  message: {
    de: 'Ein Betrag hat mehr als zwei Nachkommastellen.',
    en: 'An amount has more than two decimal places.',
  },
};
const mimeCode: Rule = {
  id: 'UBL-DT-06',
  severity: 'error',
  term: 'BT-125',
  message: {
    de: 'Zu einem eingebetteten Dokument fehlt der MIME-Typ (Attribut mimeCode).',
    en: 'An embedded document lacks its MIME type (attribute mimeCode).',
  },
};
const fileName: Rule = {
  id: 'UBL-DT-07',
  severity: 'error',
  term: 'BT-125',
  message: {
    de: 'Zu einem eingebetteten Dokument fehlt der Dateiname (Attribut filename).',
    en: 'An embedded document lacks its file name (attribute filename).',
  },
};

/** The rules UBL-DT-… about amounts, embedded documents and attributes that EN 16931 does not use. */
export const ublDataTypeRules: readonly Rule[] = [
  decimals,
  mimeCode,
  fileName,
  unitCodeList,
  ...attributeRules.values(),
];

/** What looks at elements of UBL documents whose names from the root on are these. */
export function ublDataTypeVisits(names: readonly string[]): Visit[] {
  const name = names.at(-1) ?? '';
  const isMeans = name === 'PaymentMeansCode';
  const visits: Visit[] = [
    { attributes: 'given', look: (element, _, { once }) => checkAttributes(element, isMeans, once) },
  ];
  if (name.endsWith('Amount') && !name.endsWith('PriceAmount'))
    visits.push({
      look: (element, ancestors, { breaches }) => {
        if (decimalPlaces(element.text) > 2 && isInvoiceAmount(ancestors)) breaches.add(decimals, element);
      },
    });
  if (name.endsWith('BinaryObject'))
    visits.push({
      attributes: 'missing',
      look: (element, _, { breaches }) => {
        const { attributes } = element;
        if (attributes['mimeCode'] === undefined) breaches.add(mimeCode, { element, attribute: 'mimeCode' });
        if (attributes['filename'] === undefined) breaches.add(fileName, { element, attribute: 'filename' });
      },
    });
  return visits;
}

// Each of the unused attributes is said once.
function checkAttributes(element: XmlElement, isMeans: boolean, once: Map<string, Breach>): void {
  for (const attribute in element.attributes) {
    const rule = attribute === 'unitCodeListID' ? unitCodeList : attributeRules.get(attribute);
    if (rule === undefined || once.has(rule.id) || (isMeans && attribute === 'name')) continue;
    if (Object.hasOwn(element.attributes, attribute)) once.set(rule.id, { rule, element, attribute });
  }
}

// Prices, and the discounts on them, may be as precise as they need to be.
function isInvoiceAmount(ancestors: readonly XmlElement[]): boolean {
  return !ancestors.some(
    (ancestor) => ancestor.name === 'Price' && ancestor.children.some((child) => child.name === 'AllowanceCharge'),
  );
}
