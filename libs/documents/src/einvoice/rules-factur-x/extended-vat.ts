import { Decimal } from 'decimal.js';
import { wrongAmount } from '../rules/amounts/wrong-amount.ts';
import type { Check, Found } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';
import { amountOf, countedParts, isWithin, sumOf } from './extended-view.ts';

/** The categories by their names in the ids of rules, and whether each rate of them is on its own. */
const categories = [
  ['S', 'S', true],
  ['Z', 'Z', false],
  ['E', 'E', false],
  ['AE', 'AE', false],
  ['K', 'IC', false],
  ['G', 'G', false],
  ['O', 'O', false],
  ['L', 'AF', true],
  ['M', 'AG', true],
] as const;

/** Amounts that are part of a taxable amount: where they stand, with category and rate, and which way they count. */
const taxed = [
  { part: 'lines', amount: 'BT-131', category: 'BT-151', rate: 'BT-152', sign: 1 },
  { part: 'allowances', amount: 'BT-92', category: 'BT-95', rate: 'BT-96', sign: -1 },
  { part: 'charges', amount: 'BT-99', category: 'BT-102', rate: 'BT-103', sign: 1 },
  { part: 'logistics', amount: 'BT-X-272', category: 'BT-X-273', rate: 'BT-X-274', sign: 1 },
] as const;

function isOf(group: SourceGroup, term: string, code: string): boolean {
  return group.value(term)?.text.trim() === code;
}

function hasRate(group: SourceGroup, term: string, rate: Decimal | undefined): boolean {
  return (amountOf(group, term) ?? new Decimal(0)).equals(rate ?? 0);
}

/** What belongs to a category, and to a rate of it. */
function partsOf(invoice: SourceInvoice, code: string, rate: Decimal | undefined, byRate: boolean) {
  const counted = countedParts(invoice);
  return taxed.map((kind) => ({
    ...kind,
    groups: counted[kind.part].filter(
      (group) => isOf(group, kind.category, code) && (!byRate || hasRate(group, kind.rate, rate)),
    ),
  }));
}

function baseCheck(code: string, name: string, byRate: boolean): Check {
  const message = {
    de: `Der Steuerbasisbetrag der Kategorie ${code} ist nicht die Summe dessen, was dazu gehört.`,
    en: `The taxable amount of category ${code} is not the sum of what belongs to it.`,
  };
  return check(`BR-FXEXT-${name}-08b`, 'BT-116', message, ({ source: invoice }) =>
    invoice.groups('BG-23').flatMap((breakdown): Found[] => {
      const value = breakdown.value('BT-116');
      const stated = amountOf(breakdown, 'BT-116');
      if (!value || !stated || !isOf(breakdown, 'BT-118', code)) return [];
      const parts = partsOf(invoice, code, amountOf(breakdown, 'BT-119'), byRate);
      const sum = parts.reduce(
        (before, { groups, amount, sign }) => before.plus(sumOf(groups, amount).times(sign)),
        new Decimal(0),
      );
      const amounts = parts.reduce((before, { groups }) => before + groups.length, 0);
      return isWithin(stated, sum, amounts) ? [] : [wrongAmount(value.element, stated, sum)];
    }),
  );
}

function presenceCheck(code: string, name: string): Check {
  const message = {
    de: `Die Kategorie ${code} fehlt in der Aufschlüsselung der Umsatzsteuer.`,
    en: `Category ${code} is missing in the VAT breakdown.`,
  };
  return check(`BR-FXEXT-${name}-01`, 'BG-23', message, ({ source: invoice }) => {
    const isBrokenDown = invoice.groups('BG-23').some((breakdown) => isOf(breakdown, 'BT-118', code));
    const users = isBrokenDown ? [] : partsOf(invoice, code, undefined, false).flatMap(({ groups }) => groups);
    return users.slice(0, 1).map(({ element }) => element);
  });
}

const standardTax = check(
  'BR-FXEXT-S-09',
  'BT-117',
  {
    de: 'Der Steuerbetrag ist nicht der Steuersatz des Steuerbasisbetrags.',
    en: 'The tax amount is not the rate of the taxable amount.',
  },
  ({ source: invoice }) => {
    const { lines, allowances, charges, logistics } = countedParts(invoice);
    const amounts = lines.length + allowances.length + charges.length + logistics.length;
    return invoice.groups('BG-23').flatMap((breakdown): Found[] => {
      const value = breakdown.value('BT-117');
      const [tax, base, rate] = ['BT-117', 'BT-116', 'BT-119'].map((term) => amountOf(breakdown, term));
      if (!value || !tax || !base || !rate || !isOf(breakdown, 'BT-118', 'S')) return [];
      const expected = base.times(rate).div(100).toDecimalPlaces(2);
      return isWithin(tax, expected, amounts) ? [] : [wrongAmount(value.element, tax, expected)];
    });
  },
);

/** VAT of an invoice of EXTENDED: rules of Factur-X 1.09 that take the place of BR-S-08 and its like in the other categories. */
export const extendedVat: readonly Check[] = [
  ...categories.map(([code, name]) => presenceCheck(code, name)),
  ...categories.map(([code, name, byRate]) => baseCheck(code, name, byRate)),
  standardTax,
];
