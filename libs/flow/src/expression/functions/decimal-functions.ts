import { decimalText } from '@belegfluss/sdk';
import { Decimal } from 'decimal.js';
import { COUNT, wholeNumber, type ListedFunction, type Literal } from './listed-function.ts';
import { AMOUNT, INT, listOf, union } from '../../types/type.ts';

/** Room for the product of two amounts of thirty digits; half a cent goes up, as merchants round. */
const Exact = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP, toExpPos: 200, toExpNeg: -200 });
const WRITTEN = /^-?\d{1,30}(?:\.\d{1,20})?$/;
const SUMMAND = union(AMOUNT, COUNT);
const MOST_PLACES = 20;
const MOST_SUMMANDS = 100_000;

/** An amount is a text, or a number as it was written: of what computing with binary fractions leaves, nobody knows what was meant. */
function amount(value: unknown): Decimal {
  const text = typeof value === 'number' ? numberText(value) : value;
  if (typeof text === 'bigint') return new Exact(String(text));
  if (typeof text === 'string' && WRITTEN.test(text)) return new Exact(text);
  throw new Error('an amount has to be a text such as "1234.50", or a number');
}

function numberText(number: number): string {
  const text = Number.isSafeInteger(number) ? String(number) : decimalText(number);
  if (text !== undefined) return text;
  throw new Error('the number has more digits than any amount: amounts are computed by decimal.add, decimal.mul, …');
}

const AMOUNT_LITERAL: Literal = {
  fits: (value) => typeof value !== 'string' || WRITTEN.test(value),
  needs: {
    de: 'einen Betrag mit Punkt wie "1234.50"',
    en: 'an amount with a point such as "1234.50"',
  },
};

/** Half a cent goes up; what comes to nothing has no sign. */
function rounded(exact: Decimal, digits: unknown): string {
  const places = wholeNumber(digits, 'the number of places', 0, MOST_PLACES);
  return exact.toDecimalPlaces(places).toFixed(places);
}

/** Exact arithmetic on amounts; all results but that of `compare` are texts. */
export const DECIMAL_FUNCTIONS: ListedFunction[] = [
  {
    name: 'decimal.add',
    parameters: ['a', 'b'],
    takes: [SUMMAND, SUMMAND],
    literals: [AMOUNT_LITERAL, AMOUNT_LITERAL],
    gives: AMOUNT,
    about: { de: 'Summe zweier Beträge', en: 'sum of two amounts' },
    example: ['decimal.add("0.10", "0.20")', '0.3'],
    call: (a, b) => amount(a).plus(amount(b)).toFixed(),
  },
  {
    name: 'decimal.sub',
    parameters: ['a', 'b'],
    takes: [SUMMAND, SUMMAND],
    literals: [AMOUNT_LITERAL, AMOUNT_LITERAL],
    gives: AMOUNT,
    about: { de: 'Differenz zweier Beträge', en: 'difference of two amounts' },
    example: ['decimal.sub("1", "0.9")', '0.1'],
    call: (a, b) => amount(a).minus(amount(b)).toFixed(),
  },
  {
    name: 'decimal.mul',
    parameters: ['a', 'b'],
    takes: [SUMMAND, SUMMAND],
    literals: [AMOUNT_LITERAL, AMOUNT_LITERAL],
    gives: AMOUNT,
    about: { de: 'Produkt, ungerundet', en: 'product, not rounded' },
    example: ['decimal.mul("19.99", 3)', '59.97'],
    call: (a, b) => amount(a).times(amount(b)).toFixed(),
  },
  {
    name: 'decimal.div',
    parameters: ['a', 'b', 'places'],
    takes: [SUMMAND, SUMMAND, COUNT],
    literals: [AMOUNT_LITERAL, AMOUNT_LITERAL],
    gives: AMOUNT,
    about: { de: 'Quotient, kaufmännisch auf Stellen gerundet', en: 'quotient, rounded half up to places' },
    example: ['decimal.div("100", "3", 2)', '33.33'],
    call: (a, b, digits) => {
      const divisor = amount(b);
      if (divisor.isZero()) throw new Error('nothing can be divided by zero');
      return rounded(amount(a).dividedBy(divisor), digits);
    },
  },
  {
    name: 'decimal.round',
    parameters: ['a', 'places'],
    takes: [SUMMAND, COUNT],
    literals: [AMOUNT_LITERAL],
    gives: AMOUNT,
    about: { de: 'kaufmännisch auf Stellen gerundet', en: 'rounded half up to places' },
    example: ['decimal.round("2.345", 2)', '2.35'],
    call: (a, digits) => rounded(amount(a), digits),
  },
  {
    name: 'decimal.compare',
    parameters: ['a', 'b'],
    takes: [SUMMAND, SUMMAND],
    literals: [AMOUNT_LITERAL, AMOUNT_LITERAL],
    gives: INT,
    about: { de: '-1, 0 oder 1: kleiner, gleich oder größer', en: '-1, 0 or 1: smaller, equal or greater' },
    example: ['decimal.compare("10.0", "9.99") > 0', true],
    call: (a, b) => BigInt(amount(a).comparedTo(amount(b))),
  },
  {
    name: 'decimal.sum',
    parameters: ['list'],
    takes: [listOf(SUMMAND)],
    gives: AMOUNT,
    about: { de: 'Summe einer Liste von Beträgen', en: 'sum of a list of amounts' },
    example: ['decimal.sum(["0.10", "0.20", 1])', '1.3'],
    call: (list) => {
      if (!Array.isArray(list) || list.length > MOST_SUMMANDS)
        throw new Error(`a sum needs a list of at most ${MOST_SUMMANDS} amounts`);
      return list.reduce<Decimal>((sum, item) => sum.plus(amount(item)), new Exact(0)).toFixed();
    },
  },
];
