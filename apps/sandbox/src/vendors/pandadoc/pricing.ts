import { formatCents, multiply, parseDecimal, percentOf, toCents, type Decimal } from '../../decimal.ts';
import { isObject, listOf, objectOf, scalarOf, textOf, type JsonObject } from '../../json-reader.ts';

/** A price list in a document; amounts are decimal texts. */
export interface PricingTable {
  id: string;
  name: string;
  currency: string;
  items: PricingItem[];
  subtotal: string;
  discount: string;
  tax: string;
  total: string;
}

/** One row of a price list. */
export interface PricingItem {
  id: string;
  name: string;
  description: string;
  sku: string;
  quantity: string;
  price: string;
  discount: Adjustment | null;
  tax: Adjustment | null;
  subtotal: string;
  customFields: JsonObject;
}

/** A discount or a tax: a share in percent or an absolute amount. */
export interface Adjustment {
  type: string;
  value: string;
}

/** Reads the price lists of a create request and computes their totals; a string says what is refused. */
export function readPricing(raw: unknown, newId: () => string): PricingTable[] | string {
  const tables: PricingTable[] = [];
  for (const table of listOf(raw).map(objectOf)) {
    const name = textOf(table['name']);
    if (name === undefined) return 'pricing_tables: name is required';
    const rows = listOf(table['sections']).flatMap((section) => listOf(objectOf(section)['rows']));
    const items: PricingItem[] = [];
    for (const row of rows.map(objectOf)) {
      const item = readItem(row, newId());
      if (typeof item === 'string') return `pricing_tables ${name}: ${item}`;
      items.push(item);
    }
    tables.push(withTotals({ id: newId(), name, items }, objectOf(table['options'])));
  }
  return tables;
}

/** The sum of all price lists as PandaDoc shows it. */
export function grandTotal(tables: PricingTable[]): { amount: string; currency: string } {
  const amount = tables.reduce((sum, table) => sum + decimal(table.total), 0n);
  return { amount: formatCents(amount), currency: tables[0]?.currency ?? 'EUR' };
}

function readItem(row: JsonObject, id: string): PricingItem | string {
  const data = lowerKeys(objectOf(row['data']));
  const quantity = scalarOf(data['qty']) ?? '1';
  const price = scalarOf(data['price']) ?? '0';
  const [count, each] = [parseDecimal(quantity), parseDecimal(price)];
  if (count === undefined || each === undefined) return 'Price and QTY must be numbers';
  const discount = readAdjustment(data['discount']);
  const gross = multiply(count, each);
  return {
    id,
    name: scalarOf(data['name']) ?? '',
    description: scalarOf(data['description']) ?? '',
    sku: scalarOf(data['sku']) ?? '',
    quantity,
    price,
    discount,
    tax: readAdjustment(data['tax']),
    subtotal: formatCents(gross - adjust(gross, discount)),
    customFields: objectOf(row['custom_fields']),
  };
}

function withTotals(table: Pick<PricingTable, 'id' | 'name' | 'items'>, options: JsonObject): PricingTable {
  const known = lowerKeys(options);
  const subtotal = table.items.reduce((sum, item) => sum + decimal(item.subtotal), 0n);
  const discount = toCents(adjust(subtotal, readAdjustment(known['discount'])));
  const rowTax = table.items.reduce((sum, item) => sum + toCents(adjust(decimal(item.subtotal), item.tax)), 0n);
  const tax = rowTax + toCents(adjust(subtotal - discount, readAdjustment(known['tax'])));
  return {
    ...table,
    currency: textOf(known['currency']) ?? 'EUR',
    subtotal: formatCents(subtotal),
    discount: formatCents(discount),
    tax: formatCents(tax),
    total: formatCents(subtotal - discount + tax),
  };
}

function readAdjustment(raw: unknown): Adjustment | null {
  const value = isObject(raw) ? scalarOf(raw['value']) : undefined;
  return value === undefined ? null : { value, type: textOf(objectOf(raw)['type']) ?? 'absolute' };
}

function adjust(amount: Decimal, adjustment: Adjustment | null): Decimal {
  if (adjustment === null) return 0n;
  return adjustment.type === 'percent' ? percentOf(amount, decimal(adjustment.value)) : decimal(adjustment.value);
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? 0n;
}

function lowerKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
}
