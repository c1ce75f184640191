import { exact, negated, percentOf, rounded, split, sum } from '../money.ts';
import type { LineTaxation, TaxCategory } from './tax-case.ts';

/** What is sold on one line; numbers are decimal strings, `unit` is a UN/ECE Recommendation 20 code. */
export interface BillableLine {
  position: number;
  sku: string;
  name: string;
  description?: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  discountPercent?: string;
  /** Off the whole line, in the invoice's currency; comes on top of the percentage. */
  discountAmount?: string;
  account: string;
  taxKey?: string;
  taxRate: string;
  costCentre?: string;
}

/** A line with its amounts: `net = amount - discount`. */
export interface PricedLine extends BillableLine {
  taxation: LineTaxation;
  amount: string;
  discount: string;
  net: string;
}

/** One row of the tax breakdown. */
export interface TaxGroup {
  category: TaxCategory;
  rate: string;
  taxable: string;
  tax: string;
}

/** What one booking of the invoice covers: everything with the same account, tax key, rate and cost centre. */
export interface RevenueGroup {
  account: string;
  taxKey: string;
  rate: string;
  costCentre: string;
  net: string;
  tax: string;
  gross: string;
}

export interface InvoiceTotals {
  lines: PricedLine[];
  taxGroups: TaxGroup[];
  revenueGroups: RevenueGroup[];
  net: string;
  tax: string;
  gross: string;
}

/**
 * Prices the lines and adds them up as EN 16931 wants it: each line rounded, tax once for each rate on the sum of its lines.
 * The tax of a rate is divided over the revenue groups so that the bookings add up to the gross amount exactly.
 */
export function invoiceTotals(
  billable: readonly (BillableLine & { taxation: LineTaxation })[],
  currency: string,
): InvoiceTotals {
  const lines = billable.map((line) => priced(line, currency));
  const taxGroups = grouped(lines, (line) => `${line.taxation.category} ${exact(line.taxation.rate).toFixed()}`).map(
    (members) => taxGroup(members, currency),
  );
  const net = sum(
    taxGroups.map((group) => group.taxable),
    currency,
  );
  const tax = sum(
    taxGroups.map((group) => group.tax),
    currency,
  );
  return {
    lines,
    taxGroups,
    revenueGroups: taxGroups.flatMap((group) => revenueGroups(group, lines, currency)),
    net,
    tax,
    gross: sum([net, tax], currency),
  };
}

function priced(line: BillableLine & { taxation: LineTaxation }, currency: string): PricedLine {
  const amount = rounded(exact(line.quantity).times(line.unitPrice), currency);
  const discount = sum(
    [percentOf(amount, line.discountPercent || '0', currency), line.discountAmount || '0'],
    currency,
  );
  return { ...line, amount, discount, net: rounded(exact(amount).minus(discount), currency) };
}

function taxGroup(members: readonly PricedLine[], currency: string): TaxGroup {
  const { category, rate } = members[0]?.taxation ?? { category: 'S', rate: '0' };
  const taxable = sum(
    members.map((line) => line.net),
    currency,
  );
  return { category, rate, taxable, tax: percentOf(taxable, rate, currency) };
}

function revenueGroups(group: TaxGroup, lines: readonly PricedLine[], currency: string): RevenueGroup[] {
  const own = lines.filter(
    (line) => line.taxation.category === group.category && exact(line.taxation.rate).equals(group.rate),
  );
  const parts = grouped(own, (line) => [line.taxation.account, line.taxation.taxKey, line.costCentre ?? ''].join('|'));
  const nets = parts.map((members) =>
    sum(
      members.map((line) => line.net),
      currency,
    ),
  );
  const taxes = split(group.tax, nets, currency);
  return parts.flatMap((members, index) => {
    const [first] = members;
    const net = nets[index] ?? '0';
    const tax = taxes[index] ?? '0';
    if (first === undefined) return [];
    return {
      account: first.taxation.account,
      taxKey: first.taxation.taxKey,
      rate: group.rate,
      costCentre: first.costCentre ?? '',
      net,
      tax,
      gross: sum([net, tax], currency),
    };
  });
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  return [...Map.groupBy(items, key).values()];
}

/** The same invoice with all amounts and quantities negative: what a cancellation shows. */
export function cancelledLines(lines: readonly BillableLine[]): BillableLine[] {
  return lines.map((line) => ({
    ...line,
    quantity: exact(line.quantity).negated().toFixed(),
    ...(line.discountAmount ? { discountAmount: negated(line.discountAmount) } : {}),
  }));
}
