import type { XmlElement } from '../../xml/xml-element.ts';
import { wrongAmount } from '../rules/amounts/wrong-amount.ts';
import type { Check, Family, Found, LineCheck } from '../rules/check.ts';
import { lineCheck, nothing, only } from '../rules/check.ts';
import { sumAt } from '../rules/amount-sum.ts';
import { decimalOf, oneAmount, roundedToCents, zeroAmount } from '../rules/element-amounts.ts';
import { elementsAt, rawAt, textAt } from '../rules/element-paths.ts';
import type { ExactAmount } from '../rules/exact-amount.ts';
import { plainNumber } from '../rules/plain-number.ts';
import type { LineParts } from '../rules/line-parts.ts';
import type { Places } from '../rules/place.ts';
import { placeAt, placesAt } from '../rules/place.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../rules/places.ts';
import { slackOf } from './slack.ts';

/** Where allowances and references of lines say what they are. */
const inside: Record<Family, { indicator: string; allowance: string; referenceType: string }> = {
  ubl: { indicator: 'ChargeIndicator', allowance: 'Amount', referenceType: 'DocumentTypeCode' },
  cii: { indicator: 'ChargeIndicator/Indicator', allowance: 'ActualAmount', referenceType: 'TypeCode' },
};

function numberIn([element]: readonly XmlElement[], missing: ExactAmount): ExactAmount | undefined {
  return element ? decimalOf(element.content) : missing;
}

/** Charges less allowances, each of the two rounded; undefined when one of them is no number. */
function chargesLessAllowances({ allowance }: LineParts, family: Family): ExactAmount | undefined {
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

/** What the line's net amount should be, times the quantity that its price is for, so that nothing is divided. */
interface RightAmount {
  product: ExactAmount;
  base: ExactAmount;
}

/** Undefined when something that the amount is made of is no number. */
function rightAmount(parts: LineParts, family: Family): RightAmount | undefined {
  const given = [numberIn(parts.base, zeroAmount), numberIn(parts.grossBase, zeroAmount)].find(
    (each) => !each?.isZero(),
  );
  const base = given ?? oneAmount;
  const [quantity, price] = [numberIn(parts.quantity, oneAmount), numberIn(parts.price, zeroAmount)];
  const changes = chargesLessAllowances(parts, family);
  if (!quantity || !price || !changes) return undefined;
  return { product: quantity.times(price).plus(changes.times(base)), base };
}

/**
 * True when quantity times price is the amount beyond doubt, in a line without allowances whose numbers are small enough to be
 * multiplied inexactly: nearly all lines are such, and the exact way takes ten times as long.
 */
function fitsPlainly({ amount, quantity, price, base, grossBase, allowance }: LineParts): boolean {
  if (allowance.length > 0 || base.length > 0 || grossBase.length > 0) return false;
  const given = plainNumber(amount[0]?.content ?? '');
  const product = plainNumber(quantity[0]?.content ?? '') * plainNumber(price[0]?.content ?? '');
  // Up to here the product is right to far less than a cent. What is not so simple makes it NaN, which is below nothing.
  return Math.abs(given) < 1e9 && Math.abs(product - given) < 0.01;
}

function wrongNetAmount(parts: LineParts, invoice: PlacedInvoice): readonly Found[] {
  if (fitsPlainly(parts)) return nothing;
  const given = numberIn(parts.amount, zeroAmount);
  const right = rightAmount(parts, invoice.family);
  if (!given || !right) return nothing;
  const difference = right.product.minus(given.times(right.base)).abs();
  if (!difference.isAbove(slackOf(invoice).times(right.base.abs()))) return nothing;
  const [element = parts.line] = parts.amount;
  return [wrongAmount(element, parts.amount.length > 0 ? given : undefined, right.product.centsOf(right.base))];
}

const at = {
  start: placesAt(`${ublPlaces.period}/StartDate`, `${ciiPlaces.period}/StartDateTime/DateTimeString`),
  end: placesAt(`${ublPlaces.period}/EndDate`, `${ciiPlaces.period}/EndDateTime/DateTimeString`),
  subLine: placeAt('//SubInvoiceLine|SubCreditNoteLine'),
};

/** The date of all lines that is the first to be on the wrong side. */
interface Utmost {
  date: string | undefined;
}

/** Finds dates of lines on the wrong side of a date of the invoice. Where that one is not known yet, the utmost of them is kept. */
function outside(limitAt: Places, utmost: () => Utmost, isBeyond: (date: string, limit: string) => boolean) {
  return (dates: readonly XmlElement[], invoice: PlacedInvoice): readonly Found[] => {
    if (dates.length === 0) return nothing;
    const limit = invoice.outline.text(limitAt);
    if (limit !== '') return dates.filter(({ content }) => isBeyond(content.trim(), limit));
    const kept = invoice.once(utmost);
    for (const { content } of dates) {
      const date = content.trim();
      if (kept.date === undefined || isBeyond(date, kept.date)) kept.date = date;
    }
    invoice.presume(limitAt, (whole) => {
      const found = whole.text(limitAt);
      return found === '' || kept.date === undefined || !isBeyond(kept.date, found);
    });
    return nothing;
  };
}

const earliest = (): Utmost => ({ date: undefined });
const latest = (): Utmost => ({ date: undefined });
const early = outside(at.start, earliest, (date, limit) => date < limit);
const late = outside(at.end, latest, (date, limit) => date > limit);

function badBases({ base, grossBase }: LineParts): readonly Found[] {
  if (base.length === 0 && grossBase.length === 0) return nothing;
  return [...base, ...grossBase].filter(({ content }) => !decimalOf(content)?.isAbove(zeroAmount));
}

function otherUnits({ quantity, base, grossBase }: LineParts, invoice: PlacedInvoice): readonly Found[] {
  if (base.length === 0 && grossBase.length === 0) return nothing;
  return invoice.family === 'cii'
    ? basesInOtherUnits([...base, ...grossBase], quantity)
    : otherUnitsInUbl(base, quantity, invoice);
}

function otherUnitsOfSubLines(invoice: PlacedInvoice): readonly Found[] {
  return invoice
    .at(at.subLine)
    .flatMap((line) =>
      otherUnitsInUbl(
        elementsAt(line, 'Price/BaseQuantity'),
        elementsAt(line, 'InvoicedQuantity|CreditedQuantity'),
        invoice,
      ),
    );
}

/** In UBL any quantity makes the rule ask, and those of the kind of document are compared. */
function otherUnitsInUbl(
  bases: readonly XmlElement[],
  quantities: readonly XmlElement[],
  { syntax }: PlacedInvoice,
): readonly Found[] {
  const counted = syntax === 'ubl-invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  if (quantities.length === 0) return nothing;
  return basesInOtherUnits(
    bases,
    quantities.filter(({ name }) => name === counted),
  );
}

function basesInOtherUnits(bases: readonly XmlElement[], quantities: readonly XmlElement[]): readonly Found[] {
  const units = new Set(quantities.map(({ attributes }) => attributes['unitCode']));
  return bases.filter(({ attributes }) => {
    const unit = attributes['unitCode'];
    return unit !== undefined && !units.has(unit);
  });
}

function referenceUnfit({ reference }: LineParts, family: Family): boolean {
  const isObject = (each: XmlElement): boolean => rawAt(each, inside[family].referenceType) === '130';
  return reference.length > 0 && !reference.some(isObject);
}

const units = lineCheck(
  'PEPPOL-EN16931-R130',
  'BT-150',
  {
    de: 'Die Preismenge hat eine andere Einheit als die berechnete Menge.',
    en: 'The price base quantity has another unit than the invoiced quantity.',
  },
  otherUnits,
);

/** Rules of Peppol about lines which XRechnung takes over. */
export const lineChecks: readonly LineCheck[] = [
  lineCheck(
    'PEPPOL-EN16931-R101',
    'BT-128',
    {
      de: 'Der Verweis einer Position darf nur das abgerechnete Objekt nennen (Art 130).',
      en: "A line's reference may only name the invoiced object (type 130).",
    },
    (parts, { family }) => (referenceUnfit(parts, family) ? [parts.line] : nothing),
  ),
  lineCheck(
    'PEPPOL-EN16931-R110',
    'BT-134',
    {
      de: 'Der Zeitraum der Position beginnt vor dem Rechnungszeitraum.',
      en: "The line's period begins before the invoicing period.",
    },
    ({ start }, invoice) => early(start, invoice),
  ),
  lineCheck(
    'PEPPOL-EN16931-R111',
    'BT-135',
    {
      de: 'Der Zeitraum der Position endet nach dem Rechnungszeitraum.',
      en: "The line's period ends after the invoicing period.",
    },
    ({ end }, invoice) => late(end, invoice),
  ),
  lineCheck(
    'PEPPOL-EN16931-R120',
    'BT-131',
    {
      de: 'Der Nettobetrag ist nicht Menge mal Preis, mit Zuschlägen und ohne Nachlässe.',
      en: 'The net amount is not quantity times price, plus charges and less allowances.',
    },
    wrongNetAmount,
  ),
  lineCheck(
    'PEPPOL-EN16931-R121',
    'BT-149',
    { de: 'Die Preismenge ist nicht größer als null.', en: 'The price base quantity is not above zero.' },
    badBases,
  ),
  units,
];

/** The last of them about the lines below lines, which UBL alone has. */
export const subLineChecks: readonly Check[] = [only('ubl', { rule: units.rule, find: otherUnitsOfSubLines })];
