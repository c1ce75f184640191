import type { Family } from '../check.ts';
import type { TaxedParts } from './taxed-parts.ts';
import type { VatCategory } from './vat-categories.ts';
import type { VatFacts } from './vat-facts.ts';

/** Whether the groups of the breakdown do not fit the parts of a category: the rules …-01. */
export function breakdownBroken(category: VatCategory, facts: VatFacts, family: Family): boolean {
  return family === 'cii' ? brokenInCii(category, facts) : brokenInUbl(category, facts);
}

// The standard rate alone is counted whatever the tax is called.
function brokenInUbl({ code, hasRates }: VatCategory, { lines, allowances, groups }: VatFacts): boolean {
  const isMeant = (part: { code: string; isVat: boolean }): boolean =>
    part.code === code && (part.isVat || code === 'S');
  const parts = countOf([...lines, ...allowances].filter(isMeant));
  const breakdown = groups.filter(isMeant).length;
  if (hasRates) return parts > 0 !== breakdown > 0;
  return parts + breakdown > 0 && breakdown !== 1;
}

function brokenInCii({ code, hasRates }: VatCategory, { lines, allowances, groups }: VatFacts): boolean {
  const isMeant = (part: { code: string }): boolean => part.code === code;
  const [ofLines, ofAllowances] = [countOf(lines.filter(isMeant)), countOf(allowances.filter(isMeant))];
  const breakdown = groups.filter(isMeant).length;
  if (hasRates) return (ofLines > 0 && ofLines + breakdown < 2) || (ofAllowances > 0 && ofAllowances + breakdown < 2);
  const hasParts = ofLines + ofAllowances > 0;
  if (breakdown === 0) return hasParts && code !== 'O';
  return breakdown !== 1 || !hasParts;
}

function countOf(kinds: readonly TaxedParts[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
