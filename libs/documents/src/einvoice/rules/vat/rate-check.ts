import type { ExactAmount } from '../exact-amount.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Found } from '../check.ts';
import { nothing } from '../check.ts';
import { amountAt, oneAmount, roundedToCents, zeroAmount } from '../element-amounts.ts';
import { hasOwnRules, isVat } from '../element-flags.ts';
import { elementsAt, firstAt } from '../element-paths.ts';
import type { PlaceCheck } from '../place-checks.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import type { Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';
import { wrongAmount } from '../amounts/wrong-amount.ts';

const rule: Rule = {
  id: 'BR-CO-17',
  severity: 'error',
  term: 'BT-117',
  message: aboutTerm(
    'BT-117',
    'ist nicht der Steuerbasisbetrag mal dem Steuersatz.',
    'is not the taxable amount times the rate.',
  ),
};

/** The amounts of a group that are compared. */
interface Amounts {
  element: XmlElement;
  rate: ExactAmount | undefined;
  taxable: ExactAmount | undefined;
  tax: ExactAmount | undefined;
}

function ublAmounts(group: XmlElement): Amounts {
  const category = elementsAt(group, 'TaxCategory').find(isVat);
  return {
    element: firstAt(group, 'TaxAmount') ?? group,
    rate: category && amountAt(category, 'Percent'),
    taxable: amountAt(group, 'TaxableAmount'),
    tax: amountAt(group, 'TaxAmount'),
  };
}

function ciiAmounts(group: XmlElement): Amounts {
  return {
    element: firstAt(group, 'CalculatedAmount') ?? group,
    rate: isVat(group) ? amountAt(group, 'RateApplicablePercent') : undefined,
    taxable: amountAt(group, 'BasisAmount'),
    tax: amountAt(group, 'CalculatedAmount'),
  };
}

// XPath rounds halves up, also below zero.
function isZeroRounded(amount: ExactAmount): boolean {
  return amount.rounded(0).isZero();
}

function wrongTax(
  { element, rate, taxable, tax }: Amounts,
  fits: (difference: ExactAmount) => boolean,
): readonly Found[] {
  if (rate === undefined || isZeroRounded(rate))
    return tax !== undefined && isZeroRounded(tax) ? nothing : [wrongAmount(element, tax, zeroAmount)];
  const expected = taxable && roundedToCents(taxable.abs().percent(rate));
  if (tax !== undefined && expected !== undefined && fits(tax.abs().minus(expected).abs())) return nothing;
  return [wrongAmount(element, tax, taxable && roundedToCents(taxable.percent(rate)))];
}

/** BR-CO-17: with less than one unit of tolerance in UBL, with one unit in CII, and whatever the signs are. */
export const rateChecks: readonly PlaceCheck[] = [
  {
    rule,
    family: 'ubl',
    place: ublPlaces.anyVatGroup,
    findAt: (group) => wrongTax(ublAmounts(group), (difference) => difference.isBelow(oneAmount)),
  },
  {
    rule,
    family: 'cii',
    place: ciiPlaces.vatGroup,
    findAt: (group) =>
      hasOwnRules(group) ? nothing : wrongTax(ciiAmounts(group), (difference) => !difference.isAbove(oneAmount)),
  },
];
