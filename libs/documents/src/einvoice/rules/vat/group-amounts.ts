import type { ExactAmount } from '../exact-amount.ts';
import type { Text } from '../../../diagnostic.ts';
import type { Check, Family, Found } from '../check.ts';
import { check } from '../check.ts';
import { decimalOf, oneAmount, roundedToCents, zeroAmount } from '../element-amounts.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { wrongAmount } from '../amounts/wrong-amount.ts';
import type { TaxableSum } from './taxable-sums.ts';
import { taxableSum } from './taxable-sums.ts';
import type { VatCategory } from './vat-categories.ts';
import type { VatGroup } from './vat-facts.ts';
import { vatFacts } from './vat-facts.ts';

/** The rules …-08 and …-09: the taxable amount of a group is the sum of its parts, and its tax follows from it. */
export function groupAmountChecks(category: VatCategory): Check[] {
  const { prefix, name, hasRates } = category;
  const alike = hasRates ? { de: ' mit ihrem Steuersatz', en: ' at its rate' } : { de: '', en: '' };
  const taxable: Text = {
    de: `Der Steuerbasisbetrag der Steuergruppe ${name.de} ist nicht die Summe der Positionen${alike.de} abzüglich der Nachlässe und zuzüglich der Zuschläge.`,
    en: `The taxable amount of the VAT group ${name.en} is not the sum of the lines${alike.en} less the allowances plus the charges.`,
  };
  const tax: Text = {
    de: `Der Steuerbetrag der Steuergruppe ${name.de} passt nicht zu Steuerbasisbetrag und Steuersatz.`,
    en: `The tax amount of the VAT group ${name.en} does not fit its taxable amount and rate.`,
  };
  return [
    check(`BR-${prefix}-08`, 'BT-116', taxable, (invoice) =>
      groupsOf(invoice, category).flatMap((group) => wrongTaxable(group, category, invoice)),
    ),
    check(`BR-${prefix}-09`, 'BT-117', tax, (invoice) =>
      groupsOf(invoice, category).flatMap((group) => wrongTax(group, category, invoice.family)),
    ),
  ];
}

function groupsOf(invoice: PlacedInvoice, { code }: VatCategory): VatGroup[] {
  const anyTax = invoice.family === 'cii' && (code === 'S' || code === 'Z');
  return vatFacts(invoice).groups.filter((group) => group.code === code && (group.isVat || anyTax));
}

function wrongTaxable(group: VatGroup, category: VatCategory, invoice: PlacedInvoice): Found[] {
  const facts = vatFacts(invoice);
  const { family } = invoice;
  // A group without a rate has nothing to be compared with; CII compares these two categories with nothing at all.
  if (category.hasRates && (group.rate === undefined || (family === 'cii' && category.code !== 'S'))) return [];
  const sum = taxableSum(facts, category.code, category.hasRates ? group.rate : undefined);
  const given = group.taxable && decimalOf(group.taxable.content);
  const fits =
    family === 'cii' ? fitsInCii(given, sum, category) : invoice.lines.length > 0 && fitsInUbl(given, sum, category);
  // Where nothing has the rate of the group, the rate is wrong as likely as the amount: no amount would fit.
  const expected = sum.parts === 0 ? undefined : roundedToCents(sum.exact);
  return fits ? [] : [wrongAmount(group.taxable ?? group.element, given, expected)];
}

function fitsInUbl(given: ExactAmount | undefined, sum: TaxableSum, { code, hasRates }: VatCategory): boolean {
  if (given === undefined || (code === 'S' && sum.parts === 0)) return false;
  return hasRates ? given.minus(sum.exact).abs().isBelow(oneAmount) : given.equals(sum.exact);
}

function fitsInCii(given: ExactAmount | undefined, sum: TaxableSum, { code }: VatCategory): boolean {
  if (given === undefined) return false;
  return code === 'S' || code === 'O' ? given.equals(sum.rounded) : given.minus(sum.rounded).abs().isBelow(oneAmount);
}

function wrongTax(group: VatGroup, { code, hasRates }: VatCategory, family: Family): Found[] {
  if (hasRates && family === 'cii' && code !== 'S') return [];
  const given = group.tax && decimalOf(group.tax.content);
  if (!hasRates) return given?.isZero() ? [] : [wrongAmount(group.tax ?? group.element, given, zeroAmount)];
  const taxable = group.taxable && decimalOf(group.taxable.content);
  const expected = taxable && group.rate && roundedToCents(taxable.abs().percent(group.rate.value));
  // Signs are not compared, and a difference below one unit is a matter of rounding.
  if (given !== undefined && expected !== undefined && given.abs().minus(expected).abs().isBelow(oneAmount)) return [];
  const proposal = taxable && group.rate && roundedToCents(taxable.percent(group.rate.value));
  return [wrongAmount(group.tax ?? group.element, given, proposal)];
}
