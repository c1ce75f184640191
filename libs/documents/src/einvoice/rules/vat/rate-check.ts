import { Decimal } from 'decimal.js';
import type { Check, Found } from '../check.ts';
import { check, familyOf } from '../check.ts';
import { decimalOf, roundedToCents, zeroAmount } from '../element-amounts.ts';
import { hasOwnRules } from '../element-flags.ts';
import { aboutTerm } from '../term-words.ts';
import { wrongAmount } from '../wrong-amount.ts';
import type { VatGroup } from './vat-facts.ts';
import { vatFacts } from './vat-facts.ts';

const message = aboutTerm(
  'BT-117',
  'ist nicht der Steuerbasisbetrag mal dem Steuersatz.',
  'is not the taxable amount times the rate.',
);

// XPath rounds halves up, also below zero.
function isZeroRounded(amount: Decimal): boolean {
  return amount.toDecimalPlaces(0, Decimal.ROUND_HALF_CEIL).isZero();
}

/** BR-CO-17: with less than one unit of tolerance, in CII with one unit, and whatever the signs are. */
export const rateCheck: Check = check('BR-CO-17', 'BT-117', message, (invoice) => {
  const isCii = familyOf(invoice) === 'cii';
  return vatFacts(invoice)
    .groups.filter((group) => !isCii || !hasOwnRules(group.element))
    .flatMap((group) => wrongTax(group, isCii));
});

function wrongTax(group: VatGroup, isCii: boolean): Found[] {
  const rate = group.isVat ? group.rate?.value : undefined;
  const given = group.tax && decimalOf(group.tax.content);
  if (rate === undefined || isZeroRounded(rate)) {
    return given !== undefined && isZeroRounded(given)
      ? []
      : [wrongAmount(group.tax ?? group.element, given, zeroAmount)];
  }
  const taxable = group.taxable && decimalOf(group.taxable.content);
  const expected = taxable && roundedToCents(taxable.abs().times(rate).div(100));
  const difference = given && expected && given.abs().minus(expected).abs();
  if (difference && (isCii ? difference.lessThanOrEqualTo(1) : difference.lessThan(1))) return [];
  return [wrongAmount(group.tax ?? group.element, given, taxable && roundedToCents(taxable.times(rate).div(100)))];
}
