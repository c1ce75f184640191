import { Decimal } from 'decimal.js';
import { isDecimal } from '../../decimal-text.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';

/** The amount of a term in a group; undefined where there is none, or none that can be computed with. */
export function amountOf(group: SourceGroup, term: string): Decimal | undefined {
  const text = group.value(term)?.text.trim() ?? '';
  return isDecimal(text) ? new Decimal(text) : undefined;
}

/** The sum of a term over groups; what cannot be computed with counts as nothing. */
export function sumOf(groups: readonly SourceGroup[], term: string): Decimal {
  return groups.reduce((sum, group) => sum.plus(amountOf(group, term) ?? 0), new Decimal(0));
}

/** What a line is: DETAIL where it does not say it. */
export function statusOf(line: SourceGroup): string {
  return line.value('BT-X-8')?.text.trim() ?? 'DETAIL';
}

/** The parts of an invoice of EXTENDED that count: subtotals and information do not. */
export interface CountedParts {
  lines: SourceGroup[];
  allowances: SourceGroup[];
  charges: SourceGroup[];
  logistics: SourceGroup[];
}

/** What of an invoice counts. */
export function countedParts(invoice: SourceInvoice): CountedParts {
  return {
    lines: invoice.groups('BG-25').filter((line) => statusOf(line) === 'DETAIL'),
    allowances: invoice.groups('BG-20'),
    charges: invoice.groups('BG-21'),
    logistics: invoice.groups('BG-X-42'),
  };
}

/** How far a total may be off: a cent for each amount in it. */
export function isWithin(one: Decimal, other: Decimal, amounts: number): boolean {
  return one.minus(other).abs().lte(new Decimal('0.01').times(amounts));
}
