import type { XmlElement } from '../../../xml/xml-element.ts';
import { decimalPlaces } from '../element-amounts.ts';
import type { Breach, Rule } from '../rule.ts';
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

/** Looks at one element of a UBL document; of the unused attributes each is said once, in `unused`. */
export function checkUblDataTypes(
  element: XmlElement,
  ancestors: readonly XmlElement[],
  breaches: Breach[],
  unused: Map<string, Breach>,
): void {
  const { name, attributes } = element;
  for (const attribute of Object.keys(attributes)) {
    const rule = attribute === 'unitCodeListID' ? unitCodeList : attributeRules.get(attribute);
    if (rule === undefined || unused.has(rule.id)) continue;
    if (attribute === 'name' && name === 'PaymentMeansCode') continue;
    unused.set(rule.id, { rule, element, attribute });
  }
  if (name.endsWith('Amount')) {
    if (decimalPlaces(element.text) > 2 && isInvoiceAmount(name, ancestors)) breaches.push({ rule: decimals, element });
  } else if (name.endsWith('BinaryObject')) {
    if (attributes['mimeCode'] === undefined) breaches.push({ rule: mimeCode, element, attribute: 'mimeCode' });
    if (attributes['filename'] === undefined) breaches.push({ rule: fileName, element, attribute: 'filename' });
  }
}

// Prices, and the discounts on them, may be as precise as they need to be.
function isInvoiceAmount(name: string, ancestors: readonly XmlElement[]): boolean {
  return (
    !name.endsWith('PriceAmount') &&
    !ancestors.some(
      (ancestor) => ancestor.name === 'Price' && ancestor.children.some((child) => child.name === 'AllowanceCharge'),
    )
  );
}
