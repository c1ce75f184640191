import type { XmlElement } from '../../../xml/xml-element.ts';
import { AmountSum, sumOf } from '../amount-sum.ts';
import type { Found } from '../check.ts';
import { amountAt, decimalOf, roundedToCents, zeroAmount } from '../element-amounts.ts';
import { flagOf } from '../element-flags.ts';
import { elementsAt, firstAt } from '../element-paths.ts';
import type { ExactAmount } from '../exact-amount.ts';
import type { LineSummary } from '../line-summary.ts';
import { placeAt, placesAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';
import { totalNames, totalPlaces } from './total-names.ts';
import { wrongAmount } from './wrong-amount.ts';

const at = {
  ublTaxTotal: placeAt(ublPlaces.taxTotal),
  ciiGroupTaxes: placeAt(`${ciiPlaces.vatGroup}/CalculatedAmount`),
  ciiTaxes: placeAt(`${ciiPlaces.totals}/TaxTotalAmount`),
  currency: placesAt('DocumentCurrencyCode', `${ciiPlaces.settlement}/InvoiceCurrencyCode`),
};

/** The net amounts of all lines; without a sum when one of them is no number. */
export const lineAmounts: LineSummary<{ sum: AmountSum; isNumber: boolean }> = {
  start: () => ({ sum: new AmountSum(), isNumber: true }),
  add: (total, { amount }) => {
    for (const { content } of amount) total.isNumber = total.sum.add(content) && total.isNumber;
  },
};

/** How many allowances or charges stand beside the lines, and their sum. */
export function sumOfListed(
  invoice: PlacedInvoice,
  kind: 'allowances' | 'charges',
): { sum: ExactAmount | undefined; count: number } {
  const name = totalNames[invoice.family];
  const isCharge = kind === 'charges';
  const listed = invoice.at(totalPlaces.allowance).filter((each) => flagOf(each, name.charge) === isCharge);
  const sum = sumOf(listed.flatMap((each) => elementsAt(each, name.amount)));
  return { sum: sum && roundedToCents(sum), count: listed.length };
}

/** Those of the amounts that are said to be in a currency. */
export function inCurrency(amounts: readonly XmlElement[], currency: string): XmlElement[] {
  return amounts.filter(({ attributes }) => attributes['currencyID'] === currency);
}

type FittingTotals = Readonly<
  Record<'lines' | 'allowances' | 'charges' | 'net' | 'gross' | 'due', ExactAmount | undefined>
>;

/**
 * A total that is not what it should be, with the one that would fit: worked out from lines, allowances, charges and the groups of VAT
 * and never from another total, which may be the one that is wrong. Nothing is proposed where the total itself is right by these.
 */
export function wrongTotal(
  invoice: PlacedInvoice,
  total: keyof FittingTotals,
  element: XmlElement,
  given: ExactAmount | undefined,
): Found {
  const fitting = invoice.once(fittingTotals)[total];
  const isRight = fitting !== undefined && given?.equals(fitting);
  return wrongAmount(element, given, isRight ? undefined : fitting);
}

function fittingTotals(invoice: PlacedInvoice): FittingTotals {
  const name = totalNames[invoice.family];
  const totals = invoice.first(totalPlaces.totals);
  const { sum, isNumber } = invoice.ofLines(lineAmounts);
  const lines = isNumber ? roundedToCents(sum.value) : undefined;
  const { sum: allowances } = sumOfListed(invoice, 'allowances');
  const { sum: charges } = sumOfListed(invoice, 'charges');
  // Small profiles have no lines.
  const net = invoice.lines.length === 0 ? totals && amountAt(totals, name.net) : added(lines, charges, allowances);
  const gross = added(net, fittingTax(invoice));
  const due = totals && added(gross, optionalAt(totals, name.rounding), optionalAt(totals, name.paid));
  return { lines, allowances, charges, net, gross, due };
}

function added(
  amount: ExactAmount | undefined,
  more: ExactAmount | undefined,
  less: ExactAmount | undefined = zeroAmount,
): ExactAmount | undefined {
  return amount && more && less && amount.plus(more).minus(less);
}

function optionalAt(totals: XmlElement, name: string): ExactAmount | undefined {
  const element = firstAt(totals, name);
  return element === undefined ? zeroAmount : decimalOf(element.content);
}

/** The tax in the currency of the invoice, by its groups where there are any. */
function fittingTax(invoice: PlacedInvoice): ExactAmount | undefined {
  const currency = invoice.text(at.currency);
  const totals = invoice.family === 'ubl' ? invoice.at(at.ublTaxTotal) : [];
  const total = totals.find((each) => inCurrency(elementsAt(each, 'TaxAmount'), currency).length > 0);
  const groups = invoice.family === 'cii' ? invoice.at(at.ciiGroupTaxes) : elementsIn(total, 'TaxSubtotal/TaxAmount');
  if (groups.length > 0) return sumOf(groups);
  const stated = invoice.family === 'cii' ? invoice.at(at.ciiTaxes) : elementsIn(total, 'TaxAmount');
  const [own] = inCurrency(stated, currency);
  return own && decimalOf(own.content);
}

function elementsIn(group: XmlElement | undefined, path: string): XmlElement[] {
  return group === undefined ? [] : elementsAt(group, path);
}
