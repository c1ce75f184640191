import { Decimal } from 'decimal.js';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check, Family, Found } from '../rules/check.ts';
import { check, familyOf } from '../rules/check.ts';
import { sumAt } from '../rules/amount-sum.ts';
import { decimalOf, roundedToCents, zeroAmount } from '../rules/element-amounts.ts';
import { elementsAt, exists, rawAt, textAt } from '../rules/element-paths.ts';
import { places } from '../rules/places.ts';
import { linesAndSubLines } from './lines.ts';
import type { LineParts } from '../rules-xrechnung/line-parts.ts';
import { linePartsOf } from '../rules-xrechnung/line-parts.ts';
import { slackOf } from './slack.ts';

/** Where allowances and references of lines say what they are. */
const inside: Record<Family, { indicator: string; allowance: string; referenceType: string }> = {
  ubl: { indicator: 'ChargeIndicator', allowance: 'Amount', referenceType: 'DocumentTypeCode' },
  cii: { indicator: 'ChargeIndicator/Indicator', allowance: 'ActualAmount', referenceType: 'TypeCode' },
};

const one = zeroAmount.plus(1);

function numberIn([element]: readonly XmlElement[], missing: Decimal): Decimal | undefined {
  return element ? decimalOf(element.content) : missing;
}

/** Charges less allowances, each of the two rounded; undefined when one of them is no number. */
function chargesLessAllowances({ allowance }: LineParts, family: Family): Decimal | undefined {
  if (allowance.length === 0) return zeroAmount;
  const sums = { true: zeroAmount, false: zeroAmount };
  for (const each of allowance) {
    const kind = textAt(each, inside[family].indicator);
    if (kind !== 'true' && kind !== 'false') continue;
    const amount = sumAt(each, inside[family].allowance);
    if (!amount) return undefined;
    sums[kind] = sums[kind].plus(amount);
  }
  return roundedToCents(sums.true).minus(roundedToCents(sums.false));
}

/** What the line's net amount should be; undefined when something it is made of is no number. */
function rightAmount(parts: LineParts, family: Family): Decimal | undefined {
  const base = [numberIn(parts.base, zeroAmount), numberIn(parts.grossBase, zeroAmount)].find(
    (each) => !each?.isZero(),
  );
  const [quantity, price] = [numberIn(parts.quantity, one), numberIn(parts.price, zeroAmount)];
  const changes = chargesLessAllowances(parts, family);
  if (!quantity || !price || !changes) return undefined;
  return quantity.times(base ? price.div(base) : price).plus(changes);
}

/**
 * True when quantity times price is the amount beyond doubt, in a line without allowances whose numbers are small enough to be
 * multiplied inexactly: nearly all lines are such, and the exact way takes ten times as long.
 */
function fitsPlainly({ amount, quantity, price, base, grossBase, allowance }: LineParts): boolean {
  if (allowance.length > 0 || base.length > 0 || grossBase.length > 0) return false;
  const [given, count, single] = [amount, quantity, price].map(([element]) => plainNumber(element));
  if (given === undefined || count === undefined || single === undefined) return false;
  return Math.abs(count * single - given) < 0.01;
}

function plainNumber(element: XmlElement | undefined): number | undefined {
  const text = element?.content ?? '';
  return /^-?\d{1,8}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

function wrongAmounts(invoice: SourceInvoice): Found[] {
  const family = familyOf(invoice);
  const slack = slackOf(invoice);
  return linePartsOf(invoice).flatMap((parts): Found[] => {
    if (fitsPlainly(parts)) return [];
    const given = numberIn(parts.amount, zeroAmount);
    const right = rightAmount(parts, family);
    if (!given || !right || !right.minus(given).abs().greaterThan(slack)) return [];
    const [element = parts.line] = parts.amount;
    return [{ element, proposal: right.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2) }];
  });
}

/** Starts or ends of the lines' periods that lie outside the period of the invoice. */
function outside(invoice: SourceInvoice, side: 'start' | 'end'): XmlElement[] {
  const { root, syntax } = invoice;
  const name = side === 'start' ? 'Start' : 'End';
  const date = syntax === 'cii' ? `${name}DateTime/DateTimeString` : `${name}Date`;
  const limit = textAt(root, `${places.period[familyOf(invoice)]}/${date}`);
  if (limit === '') return [];
  const isOutside = ({ content }: XmlElement): boolean =>
    side === 'start' ? content.trim() < limit : content.trim() > limit;
  return linePartsOf(invoice).flatMap((parts) => (parts[side].some(isOutside) ? parts[side].filter(isOutside) : []));
}

function badBases(invoice: SourceInvoice): XmlElement[] {
  return linePartsOf(invoice)
    .flatMap(({ base, grossBase }) => [...base, ...grossBase])
    .filter(({ content }) => !decimalOf(content)?.greaterThan(0));
}

function otherUnits(invoice: SourceInvoice): XmlElement[] {
  const { root, syntax } = invoice;
  if (syntax === 'cii')
    return linePartsOf(invoice).flatMap(({ quantity, base, grossBase }) => {
      if (base.length === 0 && grossBase.length === 0) return [];
      const units = unitsOf(quantity);
      return [...base, ...grossBase].filter((each) => isOtherUnit(each, units));
    });
  const counted = syntax === 'ubl-invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  return linesAndSubLines(root).flatMap((line) => {
    const bases = elementsAt(line, 'Price/BaseQuantity');
    if (bases.length === 0 || !exists(line, 'InvoicedQuantity|CreditedQuantity')) return [];
    const units = unitsOf(elementsAt(line, counted));
    return bases.filter((each) => isOtherUnit(each, units));
  });
}

function unitsOf(quantities: readonly XmlElement[]): string[] {
  return quantities.flatMap(({ attributes }) => attributes['unitCode'] ?? []);
}

function isOtherUnit({ attributes }: XmlElement, units: readonly string[]): boolean {
  const unit = attributes['unitCode'];
  return unit !== undefined && !units.includes(unit);
}

function referenceUnfit({ reference }: LineParts, family: Family): boolean {
  const isObject = (each: XmlElement): boolean => rawAt(each, inside[family].referenceType) === '130';
  return reference.length > 0 && !reference.some(isObject);
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
    (invoice) =>
      linePartsOf(invoice)
        .filter((parts) => referenceUnfit(parts, familyOf(invoice)))
        .map(({ line }) => line),
  ),
  check(
    'PEPPOL-EN16931-R110',
    'BT-134',
    {
      de: 'Der Zeitraum der Position beginnt vor dem Rechnungszeitraum.',
      en: "The line's period begins before the invoicing period.",
    },
    (invoice) => outside(invoice, 'start'),
  ),
  check(
    'PEPPOL-EN16931-R111',
    'BT-135',
    {
      de: 'Der Zeitraum der Position endet nach dem Rechnungszeitraum.',
      en: "The line's period ends after the invoicing period.",
    },
    (invoice) => outside(invoice, 'end'),
  ),
  check(
    'PEPPOL-EN16931-R120',
    'BT-131',
    {
      de: 'Der Nettobetrag ist nicht Menge mal Preis, mit Zuschlägen und ohne Nachlässe.',
      en: 'The net amount is not quantity times price, plus charges and less allowances.',
    },
    wrongAmounts,
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
