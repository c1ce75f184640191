import type { Invoice, VatBreakdown } from '../einvoice/model/index.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { FieldChecks } from './field-checks.ts';
import { allowanceContent } from './write-line.ts';

/** Reductions and surcharges of the whole invoice. */
export function reductionElements(invoice: Invoice, checks: FieldChecks): XmlNode {
  const before = invoice.totals.lineNet ?? invoice.totals.withoutVat;
  const lists = [
    ['Reduction', 'allowances', invoice.allowances ?? []],
    ['Surcharge', 'charges', invoice.charges ?? []],
  ] as const;
  return xml(
    'ReductionAndSurchargeDetails',
    lists.flatMap(([name, list, all]) =>
      all.map((each, index) =>
        xml(name, [
          ...allowanceContent(each, before, `${list}[${index}]`, checks),
          xml('TaxItem', [
            xml('TaxableAmount', each.amount),
            percentElement(each.vatRate, each.vatCategory, `${list}[${index}].vatRate`, checks),
          ]),
        ]),
      ),
    ),
  );
}

function percentElement(rate = '0', category: string | undefined, path: string, checks: FieldChecks): XmlNode {
  return xml('TaxPercent', checks.decimal(rate, 2, path), { TaxCategoryCode: category ?? 'S' });
}

/** The VAT breakdown. VAT in the accounting currency stands beside the only rate, and has no place where there are several. */
export function taxElement(invoice: Invoice, checks: FieldChecks): XmlNode {
  const { vatBreakdown, vatCurrency, totals } = invoice;
  const inOtherCurrency = totals.vatInAccountingCurrency;
  if (vatBreakdown.length !== 1) checks.unsupported(inOtherCurrency, 'totals.vatInAccountingCurrency');
  const content = vatBreakdown.map((each, index) =>
    xml('TaxItem', [
      xml('TaxableAmount', checks.decimal(each.taxableAmount, 2, `vatBreakdown[${index}].taxableAmount`)),
      percentElement(each.rate, each.category, `vatBreakdown[${index}].rate`, checks),
      xml('TaxAmount', checks.decimal(each.taxAmount, 2, `vatBreakdown[${index}].taxAmount`)),
      xml('AccountingCurrencyAmount', inOtherCurrency, { Currency: vatCurrency ?? invoice.currency }),
      xml('Comment', exemptionOf(each)),
    ]),
  );
  return xml('Tax', content.length > 0 ? content : null);
}

function exemptionOf({ exemptionCode, exemptionReason }: VatBreakdown): string {
  return [exemptionCode, exemptionReason].filter((part) => part !== undefined && part !== '').join(': ');
}

/** The totals, from the amount with VAT to the amount due. */
export function totalElements({ totals }: Invoice, checks: FieldChecks): XmlNode[] {
  return [
    xml('TotalGrossAmount', checks.amount(totals.withVat, 'totals.withVat')),
    xml('PrepaidAmount', checks.amount(totals.paid, 'totals.paid')),
    xml('RoundingAmount', checks.amount(totals.rounding, 'totals.rounding')),
    xml('PayableAmount', checks.amount(totals.due, 'totals.due')),
  ];
}
