import type { XmlElement } from '../../../xml/xml-element.ts';
import type { SourceInvoice } from '../../source/source-invoice.ts';
import type { Check, Found } from '../check.ts';
import { check, only } from '../check.ts';
import { sumAt } from '../amount-sum.ts';
import { amountAt, decimalOf, roundedToCents } from '../element-amounts.ts';
import { elementsAt } from '../element-paths.ts';
import { ciiPlaces as cii, ublPlaces as ubl } from '../places.ts';
import { aboutTerm } from '../term-words.ts';
import { wrongAmount } from './wrong-amount.ts';

const taxSum = aboutTerm(
  'BT-110',
  'ist nicht die Summe der Steuerbeträge der Steuergruppen.',
  'is not the sum of the tax amounts of the VAT groups.',
);
const gross = aboutTerm(
  'BT-112',
  'ist nicht der Gesamtbetrag ohne Umsatzsteuer zuzüglich der Umsatzsteuer.',
  'is not the total without VAT plus the VAT.',
);

function inCurrency(amounts: readonly XmlElement[], currency: string): XmlElement[] {
  return amounts.filter(({ attributes }) => attributes['currencyID'] === currency);
}

function compared(element: XmlElement, sum: ReturnType<typeof sumAt>): Found[] {
  const given = decimalOf(element.content);
  const expected = sum && roundedToCents(sum);
  return given !== undefined && expected !== undefined && given.equals(expected)
    ? []
    : [wrongAmount(element, given, expected)];
}

function ublTaxTotals({ root }: SourceInvoice): Found[] {
  return elementsAt(root, ubl.taxTotal)
    .filter((total) => elementsAt(total, 'TaxSubtotal').length > 0)
    .flatMap((total) => {
      const [amount] = elementsAt(total, 'TaxAmount');
      return amount ? compared(amount, sumAt(total, 'TaxSubtotal/TaxAmount')) : [total];
    });
}

function ciiTaxTotals({ root }: SourceInvoice): Found[] {
  const currencies = elementsAt(root, `${cii.settlement}/InvoiceCurrencyCode`);
  return currencies
    .flatMap(({ content }) => inCurrency(elementsAt(root, `${cii.totals}/TaxTotalAmount`), content))
    .flatMap((amount) => compared(amount, sumAt(root, `${cii.vatGroup}/CalculatedAmount`)));
}

interface GrossNames {
  totals: string;
  net: string;
  gross: string;
}

// The total with VAT against the one without and the only amount of tax in the currency of the invoice.
function grossTotal(root: XmlElement, names: GrossNames, taxes: readonly XmlElement[]): Found[] {
  const [totals] = elementsAt(root, names.totals);
  const [element] = totals ? elementsAt(totals, names.gross) : [];
  const given = element && decimalOf(element.content);
  const [tax] = taxes;
  const net = totals && amountAt(totals, names.net);
  const taxAmount = tax && decimalOf(tax.content);
  const expected = net && taxAmount && roundedToCents(net.plus(taxAmount));
  if (taxes.length === 1 && given !== undefined && expected !== undefined && given.equals(expected)) return [];
  return [wrongAmount(element ?? totals ?? root, given, taxes.length === 1 ? expected : undefined)];
}

function ublGross({ root }: SourceInvoice): Found[] {
  const names = { totals: ubl.totals, net: 'TaxExclusiveAmount', gross: 'TaxInclusiveAmount' };
  return elementsAt(root, 'DocumentCurrencyCode')
    .flatMap(({ content }) => grossTotal(root, names, inCurrency(elementsAt(root, 'TaxTotal/TaxAmount'), content)))
    .slice(0, 1);
}

function ciiGross({ root }: SourceInvoice): Found[] {
  const names = { totals: cii.totals, net: 'TaxBasisTotalAmount', gross: 'GrandTotalAmount' };
  const [totals] = elementsAt(root, names.totals);
  const net = totals && amountAt(totals, names.net);
  const isNet = net !== undefined && totals !== undefined && amountAt(totals, names.gross)?.equals(net);
  if (isNet) return [];
  return elementsAt(root, `${cii.settlement}/InvoiceCurrencyCode`)
    .flatMap(({ content }) =>
      grossTotal(root, names, inCurrency(elementsAt(root, `${cii.totals}/TaxTotalAmount`), content)),
    )
    .slice(0, 1);
}

/** The rules of EN 16931 on the total of the tax and the total with it. */
export const taxTotalChecks: readonly Check[] = [
  only('ubl', check('BR-CO-14', 'BT-110', taxSum, ublTaxTotals)),
  only('cii', check('BR-CO-14', 'BT-110', taxSum, ciiTaxTotals)),
  only('ubl', check('BR-CO-15', 'BT-112', gross, ublGross)),
  only('cii', check('BR-CO-15', 'BT-112', gross, ciiGross)),
];
