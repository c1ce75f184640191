import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family, LineCheck, Paths } from '../check.ts';
import { lineCheck, nothing } from '../check.ts';
import { isBelowZero } from '../element-amounts.ts';
import { elementsAt, exists, isBlank } from '../element-paths.ts';
import type { LineParts } from '../line-parts.ts';
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
    findAt: (element) => (broken[family](element) ? [element] : nothing),
  }));
}

function lacks(attribute: string): Broken {
  return ({ attributes }) => attributes[attribute] === undefined;
}

// CII does not accept an empty attribute either.
function lacksText(attribute: string): Broken {
  return ({ attributes }) => isBlank(attributes[attribute] ?? '');
}

function hasUnit({ attributes }: XmlElement): boolean {
  return attributes['unitCode'] !== undefined;
}

function isNotNegative({ content }: XmlElement): boolean {
  return isBelowZero(content) === false;
}

function ofLine(id: string, term: string, de: string, en: string, isBroken: (line: LineParts) => boolean): LineCheck {
  return lineCheck(id, term, aboutTerm(term, de, en), (parts) => (isBroken(parts) ? [parts.line] : nothing));
}

/** Rules of EN 16931 on the quantity and the prices of a line. */
export const lineChecks: readonly LineCheck[] = [
  ofLine('BR-23', 'BT-130', 'fehlt.', 'is missing.', ({ quantity }) => !quantity.some(hasUnit)),
  ofLine(
    'BR-27',
    'BT-146',
    'fehlt oder ist negativ.',
    'is missing or negative.',
    ({ price: [price] }) => price === undefined || !isNotNegative(price),
  ),
  ofLine(
    'BR-28',
    'BT-148',
    'ist negativ.',
    'is negative.',
    ({ grossAmount }) => grossAmount.length > 0 && !grossAmount.some(isNotNegative),
  ),
];

/** Rules of EN 16931 on what items are called, that ask more than whether a term is there. */
export const itemChecks: readonly PlaceCheck[] = [
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
