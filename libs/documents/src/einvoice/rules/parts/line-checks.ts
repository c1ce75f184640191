import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family, Paths } from '../check.ts';
import { isBelowZero } from '../element-amounts.ts';
import { elementsAt, exists, isBlank, rawAt, someAt } from '../element-paths.ts';
import type { PlaceCheck } from '../place-checks.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';

type Broken = (element: XmlElement) => boolean;

// A rule on each element at a place, for both families.
function each(
  id: string,
  term: string,
  de: string,
  en: string,
  places: Paths,
  broken: Record<Family, Broken>,
): PlaceCheck[] {
  const rule = { id, severity: 'error', term, message: aboutTerm(term, de, en) } as const;
  return (['ubl', 'cii'] as const).map((family) => ({
    rule,
    family,
    place: places[family],
    find: (element) => (broken[family](element) ? [element] : []),
  }));
}

const line: Paths = { ubl: ublPlaces.line, cii: ciiPlaces.line };

function at(paths: Paths, broken: (line: XmlElement, path: string) => boolean): Record<Family, Broken> {
  return { ubl: (element) => broken(element, paths.ubl), cii: (element) => broken(element, paths.cii) };
}

const quantity: Paths = {
  ubl: 'InvoicedQuantity|CreditedQuantity',
  cii: 'SpecifiedLineTradeDelivery/BilledQuantity',
};
const netPrice: Paths = {
  ubl: 'Price/PriceAmount',
  cii: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount',
};
const grossPrice: Paths = {
  ubl: 'Price/AllowanceCharge/BaseAmount',
  cii: 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount',
};

function lacks(attribute: string): Broken {
  return ({ attributes }) => attributes[attribute] === undefined;
}

// CII does not accept an empty attribute either.
function lacksText(attribute: string): Broken {
  return ({ attributes }) => isBlank(attributes[attribute] ?? '');
}

/** Rules of EN 16931 on lines that ask more than whether a term is there. */
export const lineChecks: readonly PlaceCheck[] = [
  ...each(
    'BR-23',
    'BT-130',
    'fehlt.',
    'is missing.',
    line,
    at(quantity, (place, path) => !someAt(place, path, ({ attributes }) => attributes['unitCode'] !== undefined)),
  ),
  ...each(
    'BR-27',
    'BT-146',
    'fehlt oder ist negativ.',
    'is missing or negative.',
    line,
    at(netPrice, (place, path) => isBelowZero(rawAt(place, path)) !== false),
  ),
  ...each(
    'BR-28',
    'BT-148',
    'ist negativ.',
    'is negative.',
    line,
    at(
      grossPrice,
      (place, path) => exists(place, path) && !someAt(place, path, ({ content }) => isBelowZero(content) === false),
    ),
  ),
  ...each(
    'BR-54',
    'BG-32',
    'hat nicht beides: Namen und Wert.',
    'does not have both: a name and a value.',
    {
      ubl: '//AdditionalItemProperty',
      cii: '//ApplicableProductCharacteristic',
    },
    {
      ubl: (attribute) => !exists(attribute, 'Name') || !exists(attribute, 'Value'),
      cii: (attribute) => !exists(attribute, 'Description') || !exists(attribute, 'Value'),
    },
  ),
  ...each(
    'BR-64',
    'BT-157',
    'hat kein Schema.',
    'has no scheme.',
    {
      ubl: `${ublPlaces.line}/Item/StandardItemIdentification/ID`,
      cii: `${ciiPlaces.line}/SpecifiedTradeProduct/GlobalID`,
    },
    { ubl: lacks('schemeID'), cii: lacksText('schemeID') },
  ),
  ...each(
    'BR-65',
    'BT-158',
    'hat kein Schema.',
    'has no scheme.',
    {
      ubl: `${ublPlaces.line}/Item/CommodityClassification/ItemClassificationCode`,
      cii: `${ciiPlaces.line}/SpecifiedTradeProduct/DesignatedProductClassification`,
    },
    {
      ubl: lacks('listID'),
      cii: (classification) => elementsAt(classification, 'ClassCode').some(lacksText('listID')),
    },
  ),
];
