import { Decimal } from 'decimal.js';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check, Family, Found } from '../rules/check.ts';
import { check, familyOf } from '../rules/check.ts';
import { decimalOf, roundedToCents, sumAt } from '../rules/element-amounts.ts';
import { elementsAt, exists, rawAt, textAt } from '../rules/element-paths.ts';
import { places } from '../rules-xrechnung/places.ts';
import { linesAndSubLines } from './lines.ts';
import { slackOf } from './slack.ts';

/** Where a line has what its amount is made of. */
interface LinePaths {
  amount: string;
  quantity: string;
  price: string;
  bases: string[];
  allowances: string;
  indicator: string;
  allowance: string;
  reference: string;
  referenceType: string;
}

const NET = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';
const GROSS = 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice';

const paths: Record<Family, LinePaths> = {
  ubl: {
    amount: 'LineExtensionAmount',
    quantity: 'InvoicedQuantity|CreditedQuantity',
    price: 'Price/PriceAmount',
    bases: ['Price/BaseQuantity'],
    allowances: 'AllowanceCharge',
    indicator: 'ChargeIndicator',
    allowance: 'Amount',
    reference: 'DocumentReference',
    referenceType: 'DocumentTypeCode',
  },
  cii: {
    amount: 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
    quantity: 'SpecifiedLineTradeDelivery/BilledQuantity',
    price: `${NET}/ChargeAmount`,
    bases: [`${NET}/BasisQuantity`, `${GROSS}/BasisQuantity`],
    allowances: 'SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge',
    indicator: 'ChargeIndicator/Indicator',
    allowance: 'ActualAmount',
    reference: 'SpecifiedLineTradeSettlement/AdditionalReferencedDocument',
    referenceType: 'TypeCode',
  },
};

function numberAt(line: XmlElement, path: string, missing: string): Decimal | undefined {
  const [element] = elementsAt(line, path);
  return decimalOf(element ? element.content : missing);
}

function allowancesOf(
  line: XmlElement,
  { allowances, indicator, allowance }: LinePaths,
  kind: string,
): Decimal | undefined {
  let sum = decimalOf('0');
  for (const each of elementsAt(line, allowances)) {
    if (textAt(each, indicator) !== kind) continue;
    const amount = sumAt(each, allowance);
    sum = amount && sum?.plus(amount);
  }
  return sum && roundedToCents(sum);
}

/** What the line's net amount should be; undefined when something it is made of is no number. */
export function lineAmount(line: XmlElement, family: Family): Decimal | undefined {
  const at = paths[family];
  const base = at.bases.map((path) => numberAt(line, path, '0')).find((each) => !each?.isZero());
  const [quantity, price] = [numberAt(line, at.quantity, '1'), numberAt(line, at.price, '0')];
  const [charges, allowances] = [allowancesOf(line, at, 'true'), allowancesOf(line, at, 'false')];
  if (!quantity || !price || !charges || !allowances) return undefined;
  const single = base ? price.div(base) : price;
  return quantity.times(single).plus(charges).minus(allowances);
}

function linesOf(invoice: SourceInvoice): XmlElement[] {
  return elementsAt(invoice.root, places.line[familyOf(invoice)]);
}

/** Starts or ends of the lines' periods that lie outside the period of the invoice. */
function outside(invoice: SourceInvoice, side: 'Start' | 'End'): XmlElement[] {
  const { root, syntax } = invoice;
  const isCii = syntax === 'cii';
  const date = isCii ? `${side}DateTime/DateTimeString` : `${side}Date`;
  const period = isCii ? 'SpecifiedLineTradeSettlement/BillingSpecifiedPeriod' : 'InvoicePeriod';
  const limit = textAt(root, `${places.period[isCii ? 'cii' : 'ubl']}/${date}`);
  if (limit === '') return [];
  return linesOf(invoice)
    .flatMap((line) => elementsAt(line, `${period}/${date}`))
    .filter((each) => {
      const day = each.content.trim();
      return side === 'Start' ? day < limit : day > limit;
    });
}

function badBases({ root, syntax }: SourceInvoice): XmlElement[] {
  const bases =
    syntax === 'cii'
      ? paths.cii.bases.flatMap((path) => elementsAt(root, `${places.line.cii}/${path}`))
      : elementsAt(root, `${places.line.ubl}/Price/BaseQuantity`);
  return bases.filter(({ content }) => !decimalOf(content)?.greaterThan(0));
}

function otherUnits(invoice: SourceInvoice): XmlElement[] {
  const { root, syntax } = invoice;
  if (syntax === 'cii')
    return linesOf(invoice).flatMap((line) => {
      const units = elementsAt(line, paths.cii.quantity).flatMap(({ attributes }) => attributes['unitCode'] ?? []);
      return paths.cii.bases.flatMap((path) => elementsAt(line, path)).filter((base) => isOtherUnit(base, units));
    });
  const quantity = syntax === 'ubl-invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  return linesAndSubLines(root).flatMap((line) => {
    if (!exists(line, 'InvoicedQuantity|CreditedQuantity')) return [];
    const units = elementsAt(line, quantity).flatMap(({ attributes }) => attributes['unitCode'] ?? []);
    return elementsAt(line, 'Price/BaseQuantity').filter((base) => isOtherUnit(base, units));
  });
}

function isOtherUnit({ attributes }: XmlElement, units: readonly string[]): boolean {
  const unit = attributes['unitCode'];
  return unit !== undefined && !units.includes(unit);
}

function referenceUnfit(line: XmlElement, family: Family): boolean {
  const { reference, referenceType } = paths[family];
  const references = elementsAt(line, reference);
  const isObject = (each: XmlElement): boolean => rawAt(each, referenceType) === '130';
  return references.length > 0 && !references.some(isObject);
}

/** Rules of Peppol about lines which XRechnung takes over. */
export const lineChecks: Check[] = [
  check(
    'PEPPOL-EN16931-R101',
    'BT-128',
    {
      de: 'Der Verweis einer Position darf nur das abgerechnete Objekt nennen (Art 130).',
      en: "A line's reference may only name the invoiced object (type 130).",
    },
    (invoice) => linesOf(invoice).filter((line) => referenceUnfit(line, familyOf(invoice))),
  ),
  check(
    'PEPPOL-EN16931-R110',
    'BT-134',
    {
      de: 'Der Zeitraum der Position beginnt vor dem Rechnungszeitraum.',
      en: "The line's period begins before the invoicing period.",
    },
    (invoice) => outside(invoice, 'Start'),
  ),
  check(
    'PEPPOL-EN16931-R111',
    'BT-135',
    {
      de: 'Der Zeitraum der Position endet nach dem Rechnungszeitraum.',
      en: "The line's period ends after the invoicing period.",
    },
    (invoice) => outside(invoice, 'End'),
  ),
  check(
    'PEPPOL-EN16931-R120',
    'BT-131',
    {
      de: 'Der Nettobetrag ist nicht Menge mal Preis, mit Zuschlägen und ohne Nachlässe.',
      en: 'The net amount is not quantity times price, plus charges and less allowances.',
    },
    (invoice) => wrongAmounts(invoice),
  ),
  check(
    'PEPPOL-EN16931-R121',
    'BT-149',
    { de: 'Die Preismenge ist nicht größer als null.', en: 'The price base quantity is not above zero.' },
    badBases,
  ),
  check(
    'PEPPOL-EN16931-R130',
    'BT-150',
    {
      de: 'Die Preismenge hat eine andere Einheit als die berechnete Menge.',
      en: 'The price base quantity has another unit than the invoiced quantity.',
    },
    otherUnits,
  ),
];

function wrongAmounts(invoice: SourceInvoice): Found[] {
  const family = familyOf(invoice);
  const slack = slackOf(invoice);
  return linesOf(invoice).flatMap((line): Found[] => {
    const given = numberAt(line, paths[family].amount, '0');
    const right = lineAmount(line, family);
    if (!given || !right || !right.minus(given).abs().greaterThan(slack)) return [];
    const [element = line] = elementsAt(line, paths[family].amount);
    return [{ element, proposal: right.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2) }];
  });
}
