import { Decimal } from 'decimal.js';
import type { InvoiceLine, LineAllowance } from '../einvoice/model/index.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import { information, lineKeys, periodInformation } from './additional-information.ts';
import type { FieldChecks } from './field-checks.ts';
import { sumOf } from './sums.ts';

/** One line; `order` is what the buyer knows the order by, for lines that name a line of it. */
export function lineElement(line: InvoiceLine, index: number, order: string | undefined, checks: FieldChecks): XmlNode {
  const path = `lines[${index}]`;
  checks.unsupported(line.subLines, `${path}.subLines`);
  const isNumber = /^[1-9]\d{0,8}$/.test(line.id);
  const hasPeriod = line.period?.start !== undefined && line.period.end !== undefined;
  const hasOrderLine = order !== undefined && line.orderLineReference !== undefined;
  const other = Object.entries(lineKeys).filter(
    ([, field]) =>
      !(field === 'id' && isNumber) && !(field === 'orderLineReference' && hasOrderLine) && !isGtin(line, field),
  );
  return xml('ListLineItem', [
    xml('PositionNumber', isNumber ? line.id : String(index + 1)),
    xml('Description', checks.required(line.name, `${path}.name`)),
    xml('Description', line.description),
    xml('ArticleNumber', line.sellerItemId, { ArticleNumberType: 'BillersArticleNumber' }),
    xml('ArticleNumber', line.buyerItemId, { ArticleNumberType: 'InvoiceRecipientsArticleNumber' }),
    xml('ArticleNumber', line.standardItemId, line.standardItemScheme === '0160' ? { ArticleNumberType: 'GTIN' } : {}),
    xml('Quantity', checks.decimal(line.quantity, 4, `${path}.quantity`), { Unit: line.unit }),
    priceElement(line, path, checks),
    allowanceElements(line, path, checks),
    hasPeriod
      ? xml('Delivery', [xml('Period', [xml('FromDate', line.period?.start), xml('ToDate', line.period?.end)])])
      : undefined,
    hasOrderLine
      ? xml('InvoiceRecipientsOrderReference', [
          xml('OrderID', order),
          xml('OrderPositionNumber', line.orderLineReference),
        ])
      : undefined,
    ...(line.classifications ?? []).map(({ id, scheme, version }) =>
      xml(
        'Classification',
        id,
        scheme === undefined ? {} : { ClassificationSchema: [scheme, version].filter(Boolean).join(':') },
      ),
    ),
    ...other.map(([key, field]) => information(key, line[field])),
    ...(hasPeriod ? [] : periodInformation(line.period)),
    ...(line.attributes ?? []).map(({ name, value }) => information(name, value)),
    xml('TaxItem', [
      xml('TaxableAmount', checks.decimal(line.netAmount, 2, `${path}.netAmount`)),
      xml('TaxPercent', checks.decimal(line.vatRate ?? '0', 2, `${path}.vatRate`), {
        TaxCategoryCode: line.vatCategory,
      }),
    ]),
    xml('LineItemAmount', checks.decimal(line.netAmount, 2, `${path}.netAmount`)),
  ]);
}

const isGtin = (line: InvoiceLine, field: string): boolean =>
  field === 'standardItemScheme' && line.standardItemScheme === '0160';

/** A price has four decimals; one with more is given for ten, a hundred … times as many units. */
function priceElement(line: InvoiceLine, path: string, checks: FieldChecks): XmlNode {
  const tooMany = Math.max(0, new Decimal(line.price).decimalPlaces() - 4);
  const base = new Decimal(line.priceBaseQuantity ?? '1').times(new Decimal(10).pow(tooMany));
  const price = tooMany === 0 ? line.price : new Decimal(line.price).times(new Decimal(10).pow(tooMany)).toFixed();
  const attributes = base.equals(1)
    ? undefined
    : { BaseQuantity: checks.decimal(base.toFixed(), 4, `${path}.priceBaseQuantity`) };
  return xml('UnitPrice', checks.decimal(price, 4, `${path}.price`), attributes);
}

/** What reductions are taken from is required: where the line does not say it, it is the amount before all of them. */
function allowanceElements(line: InvoiceLine, path: string, checks: FieldChecks): XmlNode {
  const { allowances, charges = [] } = line;
  const before = new Decimal(line.netAmount).plus(added(allowances)).minus(added(charges)).toFixed();
  const element = (name: string, each: LineAllowance, place: string) =>
    xml(name, allowanceContent(each, before, `${path}.${place}`, checks));
  return xml('ReductionAndSurchargeListLineItemDetails', [
    ...allowances.map((each, index) => element('ReductionListLineItem', each, `allowances[${index}]`)),
    ...charges.map((each, index) => element('SurchargeListLineItem', each, `charges[${index}]`)),
  ]);
}

function added(list: readonly LineAllowance[]): Decimal {
  return sumOf(list.map(({ amount }) => amount));
}

/** What reductions and surcharges of lines and of the whole invoice have in common. */
export function allowanceContent(each: LineAllowance, before: string, path: string, checks: FieldChecks): XmlNode[] {
  return [
    xml('BaseAmount', checks.decimal(each.baseAmount ?? before, 2, `${path}.baseAmount`)),
    xml(
      'Percentage',
      each.percentage === undefined ? undefined : checks.decimal(each.percentage, 2, `${path}.percentage`),
    ),
    xml('Amount', checks.decimal(each.amount, 2, `${path}.amount`)),
    xml('Comment', each.reason),
    xml('Classification', each.reasonCode),
  ];
}
