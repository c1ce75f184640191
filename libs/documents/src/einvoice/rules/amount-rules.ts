import { Decimal } from 'decimal.js';
import type { Invoice, InvoiceLine, LineAllowance } from '../invoice.ts';
import type { Rule } from './invoice-rule.ts';
import { each, pathIf, rule } from './invoice-rule.ts';

/** The sum of decimal strings. */
export function sumOf(amounts: readonly string[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount || 0), new Decimal(0));
}

/** Rounded to cents, half away from zero, as BR-CO-17 does. */
export function cents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

function differs(amount: string, expected: Decimal): boolean {
  return !expected.equals(amount || 0);
}

function tooPrecise(amount: string | undefined): boolean {
  return amount !== undefined && (amount.split('.')[1] ?? '').length > 2;
}

function netOf(line: InvoiceLine): Decimal {
  const gross = new Decimal(line.quantity || 0).times(line.price || 0).div(baseOf(line));
  return gross.minus(sumOf(line.allowances.map((allowance) => allowance.amount)));
}

function baseOf(line: InvoiceLine): Decimal {
  const base = new Decimal(line.priceBaseQuantity || 1);
  return base.isPositive() && !base.isZero() ? base : new Decimal(1);
}

function allowances(invoice: Invoice, field: string, broken: (allowance: LineAllowance) => boolean): string[] {
  return invoice.lines.flatMap((line, index) => each(line.allowances, `lines[${index}].allowances`, field, broken));
}

// How far a product may be off: two cents, or half a unit in the currency without cents that the rules name.
function slackOf(currency: string): string {
  return currency === 'HUF' ? '0.5' : '0.02';
}

function percentageDiffers({ amount, baseAmount, percentage }: LineAllowance, currency: string): boolean {
  if (!baseAmount || !percentage) return false;
  return new Decimal(baseAmount)
    .times(percentage)
    .div(100)
    .minus(amount || 0)
    .abs()
    .greaterThan(slackOf(currency));
}

const decimals: [id: string, term: string, paths: (invoice: Invoice) => string[]][] = [
  ['BR-DEC-09', 'BT-106', ({ totals }) => pathIf(tooPrecise(totals.lineNet), 'totals.lineNet')],
  ['BR-DEC-12', 'BT-109', ({ totals }) => pathIf(tooPrecise(totals.withoutVat), 'totals.withoutVat')],
  ['BR-DEC-13', 'BT-110', ({ totals }) => pathIf(tooPrecise(totals.vat), 'totals.vat')],
  ['BR-DEC-14', 'BT-112', ({ totals }) => pathIf(tooPrecise(totals.withVat), 'totals.withVat')],
  [
    'BR-DEC-15',
    'BT-111',
    ({ totals }) => pathIf(tooPrecise(totals.vatInAccountingCurrency), 'totals.vatInAccountingCurrency'),
  ],
  ['BR-DEC-16', 'BT-113', ({ totals }) => pathIf(tooPrecise(totals.paid), 'totals.paid')],
  ['BR-DEC-18', 'BT-115', ({ totals }) => pathIf(tooPrecise(totals.due), 'totals.due')],
  [
    'BR-DEC-19',
    'BT-116',
    ({ vatBreakdown }) => each(vatBreakdown, 'vatBreakdown', 'taxableAmount', (vat) => tooPrecise(vat.taxableAmount)),
  ],
  [
    'BR-DEC-20',
    'BT-117',
    ({ vatBreakdown }) => each(vatBreakdown, 'vatBreakdown', 'taxAmount', (vat) => tooPrecise(vat.taxAmount)),
  ],
  ['BR-DEC-23', 'BT-131', ({ lines }) => each(lines, 'lines', 'netAmount', (line) => tooPrecise(line.netAmount))],
  ['BR-DEC-24', 'BT-136', (invoice) => allowances(invoice, 'amount', (allowance) => tooPrecise(allowance.amount))],
  [
    'BR-DEC-25',
    'BT-137',
    (invoice) => allowances(invoice, 'baseAmount', (allowance) => tooPrecise(allowance.baseAmount)),
  ],
];

/** Sums, decimals and the sign of prices. */
export const amountRules: Rule[] = [
  ...decimals.map(([id, term, paths]) =>
    rule(id, term, 'Der Betrag hat mehr als zwei Nachkommastellen.', 'The amount has more than two decimals.', paths),
  ),
  rule(
    'BR-27',
    'BT-146',
    'Der Preis ist negativ; negativ darf nur die Menge sein.',
    'The price is negative; only the quantity may be.',
    ({ lines }) => each(lines, 'lines', 'price', (line) => line.price.startsWith('-')),
  ),
  rule(
    'BR-CO-10',
    'BT-106',
    'Die Summe der Positionen ist nicht die Summe ihrer Nettobeträge.',
    'The sum of the lines is not the sum of their net amounts.',
    ({ totals, lines }) =>
      pathIf(differs(totals.lineNet, sumOf(lines.map((line) => line.netAmount))), 'totals.lineNet'),
  ),
  rule(
    'BR-CO-13',
    'BT-109',
    'Die Gesamtsumme ohne Umsatzsteuer ist nicht die Summe der Positionen.',
    'The total without VAT is not the sum of the lines.',
    ({ totals }) => pathIf(differs(totals.withoutVat, new Decimal(totals.lineNet || 0)), 'totals.withoutVat'),
  ),
  rule(
    'BR-CO-14',
    'BT-110',
    'Die Umsatzsteuer ist nicht die Summe der Steuergruppen.',
    'The VAT amount is not the sum of the VAT groups.',
    ({ totals, vatBreakdown }) =>
      pathIf(differs(totals.vat, sumOf(vatBreakdown.map((vat) => vat.taxAmount))), 'totals.vat'),
  ),
  rule(
    'BR-CO-15',
    'BT-112',
    'Die Gesamtsumme mit Umsatzsteuer ist nicht Summe ohne Umsatzsteuer plus Umsatzsteuer.',
    'The total with VAT is not the total without VAT plus VAT.',
    ({ totals }) => pathIf(differs(totals.withVat, sumOf([totals.withoutVat, totals.vat])), 'totals.withVat'),
  ),
  rule(
    'BR-CO-16',
    'BT-115',
    'Der fällige Betrag ist nicht die Gesamtsumme abzüglich des Gezahlten.',
    'The amount due is not the total less what was paid.',
    ({ totals }) => pathIf(differs(totals.due, new Decimal(totals.withVat || 0).minus(totals.paid || 0)), 'totals.due'),
  ),
  rule(
    'BR-CO-17',
    'BT-117',
    'Der Steuerbetrag ist nicht Bemessungsgrundlage mal Steuersatz, auf Cent gerundet.',
    'The tax amount is not base times rate, rounded to cents.',
    ({ vatBreakdown }) =>
      each(vatBreakdown, 'vatBreakdown', 'taxAmount', (vat) =>
        differs(vat.taxAmount, cents(new Decimal(vat.taxableAmount || 0).times(vat.rate || 0).div(100))),
      ),
  ),
  rule(
    'BR-53',
    'BT-111',
    'Zur Steuerwährung fehlt der Steuerbetrag in dieser Währung.',
    'The VAT amount in the VAT accounting currency is missing.',
    (invoice) =>
      pathIf(
        invoice.vatCurrency !== undefined && !invoice.totals.vatInAccountingCurrency,
        'totals.vatInAccountingCurrency',
      ),
  ),
  rule(
    'PEPPOL-EN16931-R005',
    'BT-6',
    'Die Steuerwährung ist dieselbe wie die Rechnungswährung.',
    'The VAT accounting currency is the invoice currency.',
    (invoice) => pathIf(invoice.vatCurrency === invoice.currency, 'vatCurrency'),
  ),
  rule(
    'PEPPOL-EN16931-R040',
    'BT-136',
    'Der Nachlass ist nicht Grundbetrag mal Prozentsatz.',
    'The allowance is not base amount times percentage.',
    (invoice) => allowances(invoice, 'amount', (allowance) => percentageDiffers(allowance, invoice.currency)),
  ),
  rule(
    'PEPPOL-EN16931-R041',
    'BT-137',
    'Zum Prozentsatz des Nachlasses fehlt der Grundbetrag.',
    'The percentage of the allowance has no base amount.',
    (invoice) =>
      allowances(
        invoice,
        'baseAmount',
        (allowance) => allowance.percentage !== undefined && allowance.baseAmount === undefined,
      ),
  ),
  rule(
    'PEPPOL-EN16931-R042',
    'BT-138',
    'Zum Grundbetrag des Nachlasses fehlt der Prozentsatz.',
    'The base amount of the allowance has no percentage.',
    (invoice) =>
      allowances(
        invoice,
        'percentage',
        (allowance) => allowance.baseAmount !== undefined && allowance.percentage === undefined,
      ),
  ),
  rule(
    'PEPPOL-EN16931-R121',
    'BT-149',
    'Die Preismenge ist nicht größer als null.',
    'The price base quantity is not above zero.',
    ({ lines }) =>
      each(
        lines,
        'lines',
        'priceBaseQuantity',
        (line) => line.priceBaseQuantity !== undefined && !new Decimal(line.priceBaseQuantity || 0).greaterThan(0),
      ),
  ),
  {
    ...rule(
      'PEPPOL-EN16931-R120',
      'BT-131',
      'Der Nettobetrag ist nicht Menge mal Preis abzüglich der Nachlässe.',
      'The net amount is not quantity times price less allowances.',
      ({ lines, currency }) =>
        each(lines, 'lines', 'netAmount', (line) =>
          netOf(line)
            .minus(line.netAmount || 0)
            .abs()
            .greaterThan(slackOf(currency)),
        ),
    ),
    severity: 'warning',
  },
];
