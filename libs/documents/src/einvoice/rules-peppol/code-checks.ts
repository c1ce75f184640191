import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { addressSchemes, allowanceReasonCodes, chargeReasonCodes, currencyCodes, mimeCodes } from '../codes/index.ts';
import type { Check } from '../rules/check.ts';
import { check, only } from '../rules/check.ts';
import { chosenAt, placeAt } from '../rules/place.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Rule } from '../rules/rule.ts';
import type { Visitors } from '../rules/visit.ts';
import { elementsAt, exists, normalized, rawAt, textAt } from '../rules/element-paths.ts';

/** The category of VAT that goes with a reason for its exemption. */
const CATEGORY_OF: Record<string, readonly [rule: string, category: string]> = {
  'VATEX-EU-G': ['P0104', 'G'],
  'VATEX-EU-O': ['P0105', 'O'],
  'VATEX-EU-IC': ['P0106', 'K'],
  'VATEX-EU-AE': ['P0107', 'AE'],
  'VATEX-EU-D': ['P0108', 'E'],
  'VATEX-EU-F': ['P0109', 'E'],
  'VATEX-EU-I': ['P0110', 'E'],
  'VATEX-EU-J': ['P0111', 'E'],
};

function codeCheck(
  rule: string,
  term: string,
  message: Text,
  find: (invoice: PlacedInvoice) => readonly XmlElement[],
): Check {
  return only('ubl', check(`PEPPOL-EN16931-${rule}`, term, message, find));
}

/** The reasons of allowances or charges that are not in the list. */
function unknownReasons(each: XmlElement, kind: 'true' | 'false', codes: ReadonlySet<string>): XmlElement[] {
  if (rawAt(each, 'ChargeIndicator') !== kind) return [];
  return elementsAt(each, 'AllowanceChargeReasonCode').filter(({ content }) => !codes.has(normalized(content)));
}

const ofAllowance = (each: XmlElement): XmlElement[] => unknownReasons(each, 'false', allowanceReasonCodes);
const ofCharge = (each: XmlElement): XmlElement[] => unknownReasons(each, 'true', chargeReasonCodes);

const at = {
  allowance: chosenAt('//AllowanceCharge', (each) => ofAllowance(each).length > 0),
  charge: chosenAt('//AllowanceCharge', (each) => ofCharge(each).length > 0),
  attachment: chosenAt('//EmbeddedDocumentBinaryObject', ({ attributes }) => {
    const kind = attributes['mimeCode'];
    return kind !== undefined && !mimeCodes.has(kind);
  }),
  taxPoint: chosenAt(
    '//InvoicePeriod/DescriptionCode',
    ({ content }) => !['3', '35', '432'].includes(normalized(content)),
  ),
  address: placeAt('//EndpointID'),
  category: chosenAt('//TaxCategory', (each) => exists(each, 'TaxExemptionReasonCode')),
};

/** Codes that Peppol restricts, and categories that go with their reasons. */
export const codeChecks: readonly Check[] = [
  codeCheck(
    'CL001',
    'BT-125',
    { de: 'Diese Art von Datei darf nicht angehängt werden.', en: 'This kind of file may not be attached.' },
    (invoice) => invoice.at(at.attachment),
  ),
  codeCheck(
    'CL002',
    'BT-140',
    { de: 'Diesen Grund eines Nachlasses gibt es nicht.', en: 'This reason of an allowance does not exist.' },
    (invoice) => invoice.at(at.allowance).flatMap(ofAllowance),
  ),
  codeCheck(
    'CL003',
    'BT-145',
    { de: 'Diesen Grund eines Zuschlags gibt es nicht.', en: 'This reason of a charge does not exist.' },
    (invoice) => invoice.at(at.charge).flatMap(ofCharge),
  ),
  codeCheck(
    'CL006',
    'BT-8',
    {
      de: 'Den Zeitpunkt der Steuer sagt 3, 35 oder 432.',
      en: 'The tax point is said by 3, 35 or 432.',
    },
    (invoice) => invoice.at(at.taxPoint),
  ),
  codeCheck(
    'CL008',
    'BT-34',
    {
      de: 'Dieses Schema einer elektronischen Adresse gibt es bei Peppol nicht.',
      en: 'Peppol does not have this scheme of an electronic address.',
    },
    (invoice) =>
      invoice.at(at.address).filter(({ attributes }) => {
        const scheme = attributes['schemeID'];
        return scheme !== undefined && !(/^\d{4}$/.test(scheme) && addressSchemes.has(scheme));
      }),
  ),
  ...Object.entries(CATEGORY_OF).map(([reason, [rule, category]]) =>
    codeCheck(
      rule,
      'BT-118',
      {
        de: `Zum Grund ${reason} gehört die Steuerkategorie ${category}.`,
        en: `The reason ${reason} goes with the VAT category ${category}.`,
      },
      (invoice) =>
        invoice
          .at(at.category)
          .filter(
            (each) => rawAt(each, 'TaxExemptionReasonCode').toUpperCase() === reason && textAt(each, 'ID') !== category,
          ),
    ),
  ),
];

/** The rule on the currencies of all amounts. */
export const currencyRule: Rule = {
  id: 'PEPPOL-EN16931-CL007',
  severity: 'error',
  term: 'BT-5',
  message: { de: 'Diese Währung gibt es nicht.', en: 'This currency does not exist.' },
};

/** What looks at the currencies of amounts. */
export const currencyVisits: Visitors = (names) =>
  names.at(-1)?.endsWith('Amount')
    ? [
        {
          look: (element, _, { breaches }) => {
            const isKnown = currencyCodes.has(element.attributes['currencyID'] ?? '');
            if (!isKnown && element.children.length === 0) breaches.add(currencyRule, element);
          },
        },
      ]
    : [];
