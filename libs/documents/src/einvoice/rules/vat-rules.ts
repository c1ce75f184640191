import { Decimal } from 'decimal.js';
import type { Invoice, VatBreakdown, VatCategory } from '../invoice.ts';
import { cents, sumOf } from './amount-rules.ts';
import type { Rule } from './invoice-rule.ts';
import { blank, each, pathIf, rule } from './invoice-rule.ts';

/** What a VAT category demands; the rules of EN 16931 repeat this pattern for each of them. */
interface CategoryRules {
  category: VatCategory;
  /** The part of the rule id: K is called IC there. */
  prefix: string;
  rate: 'positive' | 'zero' | 'none';
  reason: 'required' | 'forbidden';
  /** Which tax identifiers the parties must or must not have. */
  seller: 'vat-or-tax-number' | 'vat' | 'no-vat';
  buyer: 'any' | 'vat' | 'vat-or-registration' | 'no-vat';
}

const categories: CategoryRules[] = [
  { category: 'S', prefix: 'S', rate: 'positive', reason: 'forbidden', seller: 'vat-or-tax-number', buyer: 'any' },
  { category: 'Z', prefix: 'Z', rate: 'zero', reason: 'forbidden', seller: 'vat-or-tax-number', buyer: 'any' },
  { category: 'E', prefix: 'E', rate: 'zero', reason: 'required', seller: 'vat-or-tax-number', buyer: 'any' },
  {
    category: 'AE',
    prefix: 'AE',
    rate: 'zero',
    reason: 'required',
    seller: 'vat-or-tax-number',
    buyer: 'vat-or-registration',
  },
  { category: 'K', prefix: 'IC', rate: 'zero', reason: 'required', seller: 'vat', buyer: 'vat' },
  { category: 'G', prefix: 'G', rate: 'zero', reason: 'required', seller: 'vat', buyer: 'any' },
  { category: 'O', prefix: 'O', rate: 'none', reason: 'required', seller: 'no-vat', buyer: 'no-vat' },
];

/** The rules of every VAT category, and those that tie categories together. */
export const vatRules: Rule[] = [
  ...categories.flatMap(rulesOf),
  rule(
    'BR-IC-11',
    'BT-72',
    'Zur Lieferung in die EU fehlt das Lieferdatum oder der Zeitraum.',
    'The supply within the EU has neither delivery date nor period.',
    (invoice) =>
      pathIf(mentions(invoice, 'K') && blank(invoice.deliveryDate) && invoice.period === undefined, 'deliveryDate'),
  ),
  rule(
    'BR-IC-12',
    'BT-80',
    'Zur Lieferung in die EU fehlt das Bestimmungsland.',
    'The supply within the EU has no country of delivery.',
    (invoice) => pathIf(mentions(invoice, 'K') && blank(invoice.deliveryCountry), 'deliveryCountry'),
  ),
  rule(
    'BR-O-11',
    'BT-118',
    'Neben der Kategorie O darf es keine andere Steuergruppe geben.',
    'Beside category O there must be no other VAT group.',
    ({ vatBreakdown }) =>
      pathIf(vatBreakdown.length > 1 && vatBreakdown.some((vat) => vat.category === 'O'), 'vatBreakdown'),
  ),
  rule(
    'BR-O-12',
    'BT-151',
    'Neben der Kategorie O darf keine Position eine andere Kategorie haben.',
    'Beside category O no line may have another category.',
    ({ lines, vatBreakdown }) =>
      each(
        lines,
        'lines',
        'vatCategory',
        (line) => line.vatCategory !== 'O' && vatBreakdown.some((vat) => vat.category === 'O'),
      ),
  ),
  rule(
    'BR-CO-09',
    'BT-31',
    'Die USt-IdNr. beginnt nicht mit einem Länderkürzel.',
    'The VAT id does not begin with a country prefix.',
    ({ seller, buyer }) => [
      ...pathIf(!blank(seller.vatIdentifier) && !/^[A-Z]{2}/.test(seller.vatIdentifier ?? ''), 'seller.vatIdentifier'),
      ...pathIf(!blank(buyer.vatIdentifier) && !/^[A-Z]{2}/.test(buyer.vatIdentifier ?? ''), 'buyer.vatIdentifier'),
    ],
  ),
];

function rulesOf(rules: CategoryRules): Rule[] {
  const { category, prefix, rate, reason } = rules;
  const groups = (invoice: Invoice, field: string, broken: (vat: VatBreakdown) => boolean): string[] =>
    each(invoice.vatBreakdown, 'vatBreakdown', field, (vat) => vat.category === category && broken(vat));
  return [
    rule(
      `BR-${prefix}-01`,
      'BG-23',
      `Zu Positionen der Kategorie ${category} gehört ${rate === 'positive' ? 'eine' : 'genau eine'} Steuergruppe.`,
      `Lines of category ${category} need ${rate === 'positive' ? 'a' : 'exactly one'} VAT group.`,
      (invoice) => pathIf(has(invoice, category) && !groupCountFits(invoice, rules), 'vatBreakdown'),
    ),
    rule(
      `BR-${prefix}-02`,
      'BT-31',
      `Für die Kategorie ${category} stimmen die Steuernummern von Verkäufer oder Käufer nicht.`,
      `For category ${category} the tax identifiers of seller or buyer do not fit.`,
      (invoice) => (has(invoice, category) ? identifiersBroken(invoice, rules) : []),
    ),
    rule(
      `BR-${prefix}-05`,
      'BT-152',
      `Der Steuersatz der Position passt nicht zur Kategorie ${category}.`,
      `The VAT rate of the line does not fit category ${category}.`,
      (invoice) =>
        each(
          invoice.lines,
          'lines',
          'vatRate',
          (line) => line.vatCategory === category && !rateFits(line.vatRate, rate),
        ),
    ),
    rule(
      `BR-${prefix}-08`,
      'BT-116',
      'Der zu versteuernde Betrag ist nicht die Summe der Positionen dieser Kategorie und dieses Satzes.',
      'The taxable amount is not the sum of the lines of this category and rate.',
      (invoice) => groups(invoice, 'taxableAmount', (vat) => !linesOf(invoice, vat).equals(vat.taxableAmount || 0)),
    ),
    rule(
      `BR-${prefix}-09`,
      'BT-117',
      `Der Steuerbetrag passt nicht zur Kategorie ${category}.`,
      `The tax amount does not fit category ${category}.`,
      (invoice) => groups(invoice, 'taxAmount', (vat) => !taxOf(vat).equals(vat.taxAmount || 0)),
    ),
    rule(
      `BR-${prefix}-10`,
      'BT-120',
      reasonText(category, reason, 'de'),
      reasonText(category, reason, 'en'),
      (invoice) =>
        groups(
          invoice,
          'exemptionReason',
          (vat) => (blank(vat.exemptionReason) && blank(vat.exemptionCode)) === (reason === 'required'),
        ),
    ),
  ];
}

function reasonText(category: VatCategory, reason: 'required' | 'forbidden', language: 'de' | 'en'): string {
  if (language === 'de')
    return reason === 'required'
      ? `Zur Kategorie ${category} fehlt der Grund der Steuerfreiheit.`
      : `Zur Kategorie ${category} gehört kein Grund der Steuerfreiheit.`;
  return reason === 'required'
    ? `Category ${category} needs a reason for the exemption.`
    : `Category ${category} must not have a reason for an exemption.`;
}

function has(invoice: Invoice, category: VatCategory): boolean {
  return invoice.lines.some((line) => line.vatCategory === category);
}

function mentions(invoice: Invoice, category: VatCategory): boolean {
  return has(invoice, category) || invoice.vatBreakdown.some((vat) => vat.category === category);
}

function groupCountFits(invoice: Invoice, { category, rate }: CategoryRules): boolean {
  const count = invoice.vatBreakdown.filter((vat) => vat.category === category).length;
  return rate === 'positive' ? count >= 1 : count === 1;
}

function identifiersBroken({ seller, buyer }: Invoice, rules: CategoryRules): string[] {
  const sellerVat = !blank(seller.vatIdentifier);
  const buyerVat = !blank(buyer.vatIdentifier);
  const sellerFits = {
    'vat-or-tax-number': sellerVat || !blank(seller.taxNumber),
    vat: sellerVat,
    'no-vat': !sellerVat,
  }[rules.seller];
  const registered = buyerVat || !blank(buyer.registrationIdentifier);
  const buyerFits = { any: true, vat: buyerVat, 'vat-or-registration': registered, 'no-vat': !buyerVat }[rules.buyer];
  return [...pathIf(!sellerFits, 'seller.vatIdentifier'), ...pathIf(!buyerFits, 'buyer.vatIdentifier')];
}

function rateFits(rate: string | undefined, demanded: CategoryRules['rate']): boolean {
  if (demanded === 'none') return rate === undefined;
  if (rate === undefined || rate === '') return false;
  return demanded === 'positive' ? new Decimal(rate).greaterThan(0) : new Decimal(rate).isZero();
}

function linesOf(invoice: Invoice, vat: VatBreakdown): Decimal {
  const same = invoice.lines.filter(
    (line) => line.vatCategory === vat.category && new Decimal(line.vatRate || 0).equals(vat.rate || 0),
  );
  return sumOf(same.map((line) => line.netAmount));
}

function taxOf(vat: VatBreakdown): Decimal {
  return vat.category === 'S'
    ? cents(new Decimal(vat.taxableAmount || 0).times(vat.rate || 0).div(100))
    : new Decimal(0);
}
