import type { Invoice } from '../invoice.ts';
import type { Rule } from './invoice-rule.ts';
import { rule } from './invoice-rule.ts';

type Fields = [path: string, value: string | undefined][];

function decimalFields(invoice: Invoice): Fields {
  const { totals } = invoice;
  return [
    ...Object.entries(totals).map(([name, value]): Fields[number] => [`totals.${name}`, value]),
    ...invoice.vatBreakdown.flatMap((vat, index): Fields => [
      [`vatBreakdown[${index}].taxableAmount`, vat.taxableAmount],
      [`vatBreakdown[${index}].taxAmount`, vat.taxAmount],
      [`vatBreakdown[${index}].rate`, vat.rate],
    ]),
    ...invoice.lines.flatMap((line, index): Fields => [
      [`lines[${index}].quantity`, line.quantity],
      [`lines[${index}].netAmount`, line.netAmount],
      [`lines[${index}].price`, line.price],
      [`lines[${index}].priceBaseQuantity`, line.priceBaseQuantity],
      [`lines[${index}].vatRate`, line.vatRate],
      ...line.allowances.flatMap((allowance, place): Fields => [
        [`lines[${index}].allowances[${place}].amount`, allowance.amount],
        [`lines[${index}].allowances[${place}].baseAmount`, allowance.baseAmount],
        [`lines[${index}].allowances[${place}].percentage`, allowance.percentage],
      ]),
    ]),
  ];
}

function dateFields(invoice: Invoice): Fields {
  return [
    ['issueDate', invoice.issueDate],
    ['dueDate', invoice.dueDate],
    ['deliveryDate', invoice.deliveryDate],
    ['period.start', invoice.period?.start],
    ['period.end', invoice.period?.end],
    ...invoice.precedingInvoices.map((one, index): Fields[number] => [
      `precedingInvoices[${index}].issueDate`,
      one.issueDate,
    ]),
    ...invoice.lines.flatMap((line, index): Fields => [
      [`lines[${index}].period.start`, line.period?.start],
      [`lines[${index}].period.end`, line.period?.end],
    ]),
  ];
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function failing(fields: Fields, holds: (value: string) => boolean): string[] {
  return fields.flatMap(([path, value]) => (value === undefined || value === '' || holds(value) ? [] : [path]));
}

/** What the schema would refuse before any rule is looked at; while one of these is broken, the other rules are not asked. */
export const schemaRules: Rule[] = [
  rule(
    'XSD',
    'BG-22',
    'Das ist keine Dezimalzahl mit Punkt.',
    'This is not a decimal number with a point.',
    (invoice) => failing(decimalFields(invoice), (value) => /^-?\d+(\.\d+)?$/.test(value)),
  ),
  rule(
    'XSD',
    'BT-2',
    'Das ist kein Datum in der Form JJJJ-MM-TT, das es gibt.',
    'This is not an existing date in the form YYYY-MM-DD.',
    (invoice) => failing(dateFields(invoice), isDate),
  ),
];
