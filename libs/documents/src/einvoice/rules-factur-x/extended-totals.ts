import { Decimal } from 'decimal.js';
import { wrongAmount } from '../rules/amounts/wrong-amount.ts';
import type { Check, Found } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import type { SourceGroup } from '../source/source-invoice.ts';
import { amountOf, countedParts, isWithin, sumOf } from './extended-view.ts';
import type { CountedParts } from './extended-view.ts';

/** A total that must be what the other amounts make it, but for a cent for each of them. */
function total(
  id: string,
  term: string,
  [de, en]: readonly [string, string],
  expected: (parts: CountedParts, totals: SourceGroup, invoice: SourceGroup) => readonly [Decimal, number] | undefined,
): Check {
  return check(`BR-FXEXT-${id}`, term, { de, en }, ({ source: invoice }) =>
    invoice.groups('BG-22').flatMap((totals): Found[] => {
      const value = totals.value(term);
      const [sum, amounts] = expected(countedParts(invoice), totals, invoice) ?? [];
      if (sum === undefined || amounts === undefined) return [];
      const stated = amountOf(totals, term);
      if (stated === undefined && sum.isZero()) return [];
      if (stated && isWithin(stated, sum, amounts)) return [];
      return [wrongAmount(value?.element ?? totals.element, stated, sum)];
    }),
  );
}

const count = (...parts: readonly (readonly SourceGroup[])[]): number => parts.flat().length;

/** The totals of an invoice of EXTENDED: rules of Factur-X 1.09 that take the place of BR-CO-10 to BR-CO-16. */
export const extendedTotals: readonly Check[] = [
  total(
    'CO-10',
    'BT-106',
    [
      'Die Summe der Positionen ist nicht die der Positionen, die zählen.',
      'The sum of lines is not that of the lines that count.',
    ],
    ({ lines }) => [sumOf(lines, 'BT-131'), count(lines)],
  ),
  total(
    'CO-11',
    'BT-107',
    ['Die Summe der Nachlässe stimmt nicht.', 'The sum of allowances is wrong.'],
    ({ allowances }) => [sumOf(allowances, 'BT-92'), count(allowances)],
  ),
  total(
    'CO-12',
    'BT-108',
    [
      'Die Summe der Zuschläge und Versandkosten stimmt nicht.',
      'The sum of charges and logistics service charges is wrong.',
    ],
    ({ charges, logistics }) => [sumOf(charges, 'BT-99').plus(sumOf(logistics, 'BT-X-272')), count(charges, logistics)],
  ),
  total(
    'CO-13',
    'BT-109',
    ['Der Gesamtbetrag ohne Umsatzsteuer stimmt nicht.', 'The total without VAT is wrong.'],
    ({ lines, allowances, charges, logistics }, totals) => [
      (amountOf(totals, 'BT-106') ?? new Decimal(0))
        .minus(amountOf(totals, 'BT-107') ?? 0)
        .plus(amountOf(totals, 'BT-108') ?? 0),
      count(lines, allowances, charges, logistics),
    ],
  ),
  total(
    'CO-15',
    'BT-112',
    ['Der Gesamtbetrag mit Umsatzsteuer stimmt nicht.', 'The total with VAT is wrong.'],
    ({ lines, allowances, charges, logistics }, totals) => {
      const net = amountOf(totals, 'BT-109');
      const vat = amountOf(totals, 'BT-110') ?? new Decimal(0);
      return net && [net.plus(vat), count(lines, allowances, charges, logistics)];
    },
  ),
  total(
    'CO-16',
    'BT-115',
    [
      'Der fällige Betrag stimmt nicht; Fremdforderungen gehören dazu.',
      'The amount due is wrong; third party payments are part of it.',
    ],
    (_, totals, invoice) => {
      const gross = amountOf(totals, 'BT-112');
      const paid = amountOf(totals, 'BT-113') ?? new Decimal(0);
      const rounding = amountOf(totals, 'BT-114') ?? new Decimal(0);
      return (
        gross && [
          gross
            .minus(paid)
            .plus(rounding)
            .plus(sumOf(invoice.groups('BG-DEX-09'), 'BT-DEX-002')),
          0,
        ]
      );
    },
  ),
];
