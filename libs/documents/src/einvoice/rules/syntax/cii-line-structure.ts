import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt, exists } from '../element-paths.ts';
import { ciiPlaces } from '../places.ts';
import { references, structure } from './structure-rule.ts';
import type { StructureRule } from './structure-rule.ts';

const { line } = ciiPlaces;

// Official wording: allowances alone, or nothing that is said of an allowance.
function priceChanges(agreementOfLine: XmlElement): boolean {
  const path = 'GrossPriceProductTradePrice/AppliedTradeAllowanceCharge';
  const indicators = elementsAt(agreementOfLine, `${path}/ChargeIndicator`);
  const allowance = indicators.some((one) =>
    elementsAt(one, 'Indicator').some(({ text }) => ['false', '0'].includes(text)),
  );
  const amount = exists(agreementOfLine, `${path}/ActualAmount`);
  return !((allowance && amount) || (indicators.length === 0 && !amount));
}

/** Rules CII-SR-… on the lines of a CII invoice (CEN 1.3.16, April 2026). */
export const ciiLineStructure: readonly StructureRule[] = [
  structure(
    'CII-SR-046',
    'BT-157',
    'error',
    'Zur Standardkennung eines Artikels fehlt das Schema (Attribut schemeID).',
    'The standard identifier of an item lacks its scheme (attribute schemeID).',
    (index) =>
      index.at(`${line}/SpecifiedTradeProduct`).filter((product) => {
        const ids = elementsAt(product, 'GlobalID');
        return ids.length > 0 && ids.every(({ attributes }) => attributes['schemeID'] === undefined);
      }),
  ),
  structure(
    'CII-SR-090',
    'BT-159',
    'error',
    'Das Ursprungsland eines Artikels steht nicht genau einmal da.',
    'The country of origin of an item is not given exactly once.',
    (index) =>
      index
        .at(`${line}/SpecifiedTradeProduct`)
        .filter(
          (product) =>
            exists(product, 'OriginTradeCountry') && elementsAt(product, 'OriginTradeCountry/ID').length !== 1,
        ),
  ),
  structure(
    'CII-SR-119',
    'BT-147',
    'warning',
    'Auf einen Bruttopreis sind nur Nachlässe mit ihrem Betrag vorgesehen.',
    'Only allowances with their amount are foreseen on a gross price.',
    (index) => index.at(`${line}/SpecifiedLineTradeAgreement`).filter(priceChanges),
  ),
  structure(
    'CII-SR-474',
    'BT-128',
    'warning',
    'Die Objektkennung einer Position steht mehr als einmal da.',
    'The object identifier of a line is given more than once.',
    (index) =>
      index.at(`${line}/SpecifiedLineTradeSettlement`).flatMap((group) => references(group, '130').slice(1, 2)),
  ),
];
