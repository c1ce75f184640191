import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Check, Found } from '../check.ts';
import { check, only } from '../check.ts';
import { sumAt, sumOf } from '../amount-sum.ts';
import { amountAt, decimalOf, roundedToCents } from '../element-amounts.ts';
import { exists, firstAt } from '../element-paths.ts';
import { placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces as cii, ublPlaces as ubl } from '../places.ts';
import { aboutTerm } from '../term-words.ts';
import { inCurrency, wrongTotal } from './fitting-totals.ts';
import { totalNames, totalPlaces } from './total-names.ts';
import { wrongAmount } from './wrong-amount.ts';

const at = {
  taxTotal: placeAt(ubl.taxTotal),
  ublTaxes: placeAt(`${ubl.taxTotal}/TaxAmount`),
  ublCurrency: placeAt('DocumentCurrencyCode'),
  ciiTaxes: placeAt(`${cii.totals}/TaxTotalAmount`),
  ciiGroupTaxes: placeAt(`${cii.vatGroup}/CalculatedAmount`),
  ciiCurrency: placeAt(`${cii.settlement}/InvoiceCurrencyCode`),
};

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

function compared(element: XmlElement, sum: ReturnType<typeof sumAt>): Found[] {
  const given = decimalOf(element.content);
  const expected = sum && roundedToCents(sum);
  return given !== undefined && expected !== undefined && given.equals(expected)
    ? []
    : [wrongAmount(element, given, expected)];
}

function ublTaxTotals(invoice: PlacedInvoice): Found[] {
  return invoice
    .at(at.taxTotal)
    .filter((total) => exists(total, 'TaxSubtotal'))
    .flatMap((total) => {
      const amount = firstAt(total, 'TaxAmount');
      return amount ? compared(amount, sumAt(total, 'TaxSubtotal/TaxAmount')) : [total];
    });
}

function ciiTaxTotals(invoice: PlacedInvoice): Found[] {
  const amounts = invoice.at(at.ciiCurrency).flatMap(({ content }) => inCurrency(invoice.at(at.ciiTaxes), content));
  if (amounts.length === 0) return [];
  const sum = sumOf(invoice.at(at.ciiGroupTaxes));
  return amounts.flatMap((amount) => compared(amount, sum));
}

// The total with VAT against the one without and the only amount of tax in the currency of the invoice.
function grossTotal(invoice: PlacedInvoice, totals: XmlElement | undefined, taxes: readonly XmlElement[]): Found[] {
  const name = totalNames[invoice.family];
  const element = totals && firstAt(totals, name.gross);
  const given = element && decimalOf(element.content);
  const [tax] = taxes;
  const net = totals && amountAt(totals, name.net);
  const taxAmount = tax && decimalOf(tax.content);
  const expected = net && taxAmount && roundedToCents(net.plus(taxAmount));
  if (taxes.length === 1 && given !== undefined && expected !== undefined && given.equals(expected)) return [];
  return [wrongTotal(invoice, 'gross', element ?? totals ?? invoice.root, given)];
}

function ublGross(invoice: PlacedInvoice): Found[] {
  const totals = invoice.first(totalPlaces.totals);
  return invoice
    .at(at.ublCurrency)
    .flatMap(({ content }) => grossTotal(invoice, totals, inCurrency(invoice.at(at.ublTaxes), content)))
    .slice(0, 1);
}

function ciiGross(invoice: PlacedInvoice): Found[] {
  const totals = invoice.first(totalPlaces.totals);
  const { net: netName, gross: grossName } = totalNames.cii;
  const net = totals && amountAt(totals, netName);
  const isNet = net !== undefined && totals !== undefined && amountAt(totals, grossName)?.equals(net);
  if (isNet) return [];
  return invoice
    .at(at.ciiCurrency)
    .flatMap(({ content }) => grossTotal(invoice, totals, inCurrency(invoice.at(at.ciiTaxes), content)))
    .slice(0, 1);
}

/** The rules of EN 16931 on the total of the tax and the total with it. */
export const taxTotalChecks: readonly Check[] = [
  only('ubl', check('BR-CO-14', 'BT-110', taxSum, ublTaxTotals)),
  only('cii', check('BR-CO-14', 'BT-110', taxSum, ciiTaxTotals)),
  only('ubl', check('BR-CO-15', 'BT-112', gross, ublGross)),
  only('cii', check('BR-CO-15', 'BT-112', gross, ciiGross)),
];
