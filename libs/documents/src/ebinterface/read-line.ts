import type { InvoiceLine, ItemClassification } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { textAt } from '../xml/xml-element.ts';
import { lineKeys } from './additional-information.ts';
import type { ElementReader } from './element-reader.ts';
import { readAllowances } from './read-amounts.ts';
import { readPeriod } from './read-delivery.ts';
import { readInformation } from './read-information.ts';

/** Reads a line; `index` counts from 0 over all lists, `order` is what the whole invoice is about. */
export function readLine(
  element: XmlElement,
  index: number,
  order: string | undefined,
  reader: ElementReader,
): InvoiceLine {
  const { known, period, other } = readInformation(element, lineKeys, reader);
  const [name, ...descriptions] = reader.children(element, 'Description').map(({ text }) => text);
  const quantity = reader.section(element, 'Quantity');
  const price = reader.section(element, 'UnitPrice');
  const tax = reader.section(element, 'TaxItem');
  const rate = reader.section(tax, 'TaxPercent');
  const category = reader.attribute(rate, 'TaxCategoryCode');
  const vatRate = reader.requiredDecimal(tax, 'TaxPercent');
  const reductions = reader.child(element, 'ReductionAndSurchargeListLineItemDetails');
  const description = descriptions.join('\n');
  reader.decimal(tax, 'TaxableAmount');
  return withoutUndefined({
    id: reader.text(element, 'PositionNumber') ?? String(index + 1),
    ...articleNumbers(element, reader),
    orderLineReference: orderLine(element, order, reader),
    ...known,
    quantity: reader.requiredDecimal(element, 'Quantity'),
    unit: reader.attribute(quantity, 'Unit'),
    netAmount: reader.requiredDecimal(element, 'LineItemAmount'),
    period: readPeriod(reader.child(element, 'Delivery'), reader) ?? period,
    allowances: readAllowances(reductions, 'ReductionListLineItem', reader) ?? [],
    charges: readAllowances(reductions, 'SurchargeListLineItem', reader),
    price: reader.requiredDecimal(element, 'UnitPrice'),
    priceBaseQuantity: reader.number(price, price.attributes['BaseQuantity']),
    grossPrice: reader.number(element, known.grossPrice),
    priceDiscount: reader.number(element, known.priceDiscount),
    vatCategory: category,
    vatRate: category === 'O' ? undefined : vatRate,
    name: name ?? reader.required(element, 'Description'),
    description: description === '' ? undefined : description,
    classifications: classifications(element, reader),
    attributes: other.length > 0 ? other : undefined,
  });
}

/** The line of the order; another order than that of the invoice has no place in the model and stays unread. */
function orderLine(element: XmlElement, order: string | undefined, reader: ElementReader): string | undefined {
  const reference = reader.child(element, 'InvoiceRecipientsOrderReference');
  if (textAt(reference, 'OrderID') === order) reader.text(reference, 'OrderID');
  return reader.text(reference, 'OrderPositionNumber');
}

const articleFields = {
  BillersArticleNumber: 'sellerItemId',
  InvoiceRecipientsArticleNumber: 'buyerItemId',
} as const;

function articleNumbers(
  element: XmlElement,
  reader: ElementReader,
): Pick<InvoiceLine, 'sellerItemId' | 'buyerItemId' | 'standardItemId' | 'standardItemScheme'> {
  const result: ReturnType<typeof articleNumbers> = {};
  for (const { attributes, text } of reader.children(element, 'ArticleNumber')) {
    const kind = attributes['ArticleNumberType'] ?? '';
    if (kind === 'BillersArticleNumber' || kind === 'InvoiceRecipientsArticleNumber')
      result[articleFields[kind]] = text;
    else {
      result.standardItemId = text;
      if (kind === 'GTIN') result.standardItemScheme = '0160';
    }
  }
  return result;
}

function classifications(element: XmlElement, reader: ElementReader): ItemClassification[] | undefined {
  const found = reader.children(element, 'Classification').map(({ attributes, text }) => {
    const [scheme, version] = (attributes['ClassificationSchema'] ?? '').split(':');
    return withoutUndefined({ id: text, scheme: scheme || undefined, version });
  });
  return found.length > 0 ? found : undefined;
}
