import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt, exists } from '../element-paths.ts';
import type { Counted, PlaceCheck } from '../place-checks.ts';
import { noneAt } from '../place-checks.ts';
import { ciiPlaces } from '../places.ts';
import type { Rule } from '../rule.ts';
import { references } from './structure-rule.ts';

const { line } = ciiPlaces;
const priceChange = 'GrossPriceProductTradePrice/AppliedTradeAllowanceCharge';

// Official wording: allowances alone, or nothing that is said of an allowance.
function priceChanges(agreementOfLine: XmlElement): boolean {
  const indicators = elementsAt(agreementOfLine, `${priceChange}/ChargeIndicator`);
  const allowance = indicators.some((one) =>
    elementsAt(one, 'Indicator').some(({ text }) => ['false', '0'].includes(text)),
  );
  const amount = exists(agreementOfLine, `${priceChange}/ActualAmount`);
  return !((allowance && amount) || (indicators.length === 0 && !amount));
}

function lacksScheme(product: XmlElement): boolean {
  return elementsAt(product, 'GlobalID').every(({ attributes }) => attributes['schemeID'] === undefined);
}

function hasOneCountry(product: XmlElement): boolean {
  return elementsAt(product, 'OriginTradeCountry/ID').length === 1;
}

function inLine(
  rule: Rule,
  part: string,
  holdsFor: Counted,
  findAt: (element: XmlElement) => readonly XmlElement[],
): PlaceCheck {
  return { rule, family: 'cii', place: `${line}/${part}`, holdsFor, findAt };
}

/** Rules CII-SR-… on the lines of a CII invoice that a count does not tell (CEN 1.3.16, April 2026). */
export const ciiLineStructure: readonly PlaceCheck[] = [
  inLine(
    {
      id: 'CII-SR-046',
      term: 'BT-157',
      severity: 'error',
      message: {
        de: 'Zur Standardkennung eines Artikels fehlt das Schema (Attribut schemeID).',
        en: 'The standard identifier of an item lacks its scheme (attribute schemeID).',
      },
    },
    'SpecifiedTradeProduct',
    noneAt('GlobalID'),
    (product) => (lacksScheme(product) ? [product] : []),
  ),
  inLine(
    {
      id: 'CII-SR-090',
      term: 'BT-159',
      severity: 'error',
      message: {
        de: 'Das Ursprungsland eines Artikels steht nicht genau einmal da.',
        en: 'The country of origin of an item is not given exactly once.',
      },
    },
    'SpecifiedTradeProduct',
    noneAt('OriginTradeCountry'),
    (product) => (hasOneCountry(product) ? [] : [product]),
  ),
  inLine(
    {
      id: 'CII-SR-119',
      term: 'BT-147',
      severity: 'warning',
      message: {
        de: 'Auf einen Bruttopreis sind nur Nachlässe mit ihrem Betrag vorgesehen.',
        en: 'Only allowances with their amount are foreseen on a gross price.',
      },
    },
    'SpecifiedLineTradeAgreement',
    noneAt(priceChange),
    (agreement) => (priceChanges(agreement) ? [agreement] : []),
  ),
  inLine(
    {
      id: 'CII-SR-474',
      term: 'BT-128',
      severity: 'warning',
      message: {
        de: 'Die Objektkennung einer Position steht mehr als einmal da.',
        en: 'The object identifier of a line is given more than once.',
      },
    },
    'SpecifiedLineTradeSettlement',
    { at: ['AdditionalReferencedDocument'], least: 0, most: 1 },
    (settlement) => references(settlement, '130').slice(1, 2),
  ),
];
