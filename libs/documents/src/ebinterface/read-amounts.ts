import { Decimal } from 'decimal.js';
import type { DocumentAllowance, Invoice, InvoiceTotals, VatBreakdown } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ElementReader } from './element-reader.ts';
import { percentOf, sumOf } from './sums.ts';

/** Reductions or surcharges; an amount that is not written is the percentage of its base. Undefined when there are none. */
export function readAllowances(
  element: XmlElement | undefined,
  name: string,
  reader: ElementReader,
): DocumentAllowance[] | undefined {
  const found = reader.children(element, name).map((each) => {
    const baseAmount = reader.requiredDecimal(each, 'BaseAmount');
    const percentage = reader.decimal(each, 'Percentage');
    const tax = reader.child(each, 'TaxItem');
    const rate = reader.child(tax, 'TaxPercent');
    reader.decimal(tax, 'TaxableAmount');
    return withoutUndefined({
      amount: reader.decimal(each, 'Amount') ?? percentOf(baseAmount, percentage ?? '0'),
      baseAmount,
      percentage,
      vatCategory: rate?.attributes['TaxCategoryCode'],
      vatRate: rate && reader.decimal(tax, 'TaxPercent'),
      reason: reader.text(each, 'Comment'),
      reasonCode: reader.text(each, 'Classification'),
    });
  });
  return found.length > 0 ? found : undefined;
}

/** The VAT breakdown; a tax amount that is not written is worked out. */
export function readBreakdown(tax: XmlElement, reader: ElementReader): VatBreakdown[] {
  return reader.children(tax, 'TaxItem').map((item) => {
    const taxableAmount = reader.requiredDecimal(item, 'TaxableAmount');
    const rate = reader.requiredDecimal(item, 'TaxPercent');
    const [, exemptionCode, text] = /^(VATEX-[A-Z0-9-]+)(?:: )?([^]*)$/.exec(reader.text(item, 'Comment') ?? '') ?? [];
    const exemptionReason = exemptionCode === undefined ? reader.text(item, 'Comment') : text || undefined;
    return withoutUndefined({
      taxableAmount,
      taxAmount: reader.decimal(item, 'TaxAmount') ?? percentOf(taxableAmount, rate),
      category: reader.attribute(reader.section(item, 'TaxPercent'), 'TaxCategoryCode'),
      rate,
      exemptionReason,
      exemptionCode,
    });
  });
}

function sumOfAll(list: readonly DocumentAllowance[] | undefined): string | undefined {
  return list && sumOf(list.map(({ amount }) => amount)).toFixed(2);
}

/** The totals: what is written from the amount with VAT on, and the sums before it. */
export function readTotals(
  root: XmlElement,
  parts: {
    lines: Invoice['lines'];
    allowances: DocumentAllowance[] | undefined;
    charges: DocumentAllowance[] | undefined;
    vatBreakdown: VatBreakdown[];
  },
  reader: ElementReader,
): InvoiceTotals {
  const lineNet = sumOf(parts.lines.map(({ netAmount }) => netAmount)).toFixed(2);
  const [allowances, charges] = [sumOfAll(parts.allowances), sumOfAll(parts.charges)];
  const [item] = reader.children(reader.child(root, 'Tax'), 'TaxItem');
  return withoutUndefined({
    lineNet,
    allowances,
    charges,
    withoutVat: new Decimal(lineNet)
      .minus(allowances ?? 0)
      .plus(charges ?? 0)
      .toFixed(2),
    vat: sumOf(parts.vatBreakdown.map(({ taxAmount }) => taxAmount)).toFixed(2),
    vatInAccountingCurrency: reader.decimal(item, 'AccountingCurrencyAmount'),
    withVat: reader.requiredDecimal(root, 'TotalGrossAmount'),
    paid: reader.decimal(root, 'PrepaidAmount'),
    rounding: reader.decimal(root, 'RoundingAmount'),
    due: reader.requiredDecimal(root, 'PayableAmount'),
  });
}
