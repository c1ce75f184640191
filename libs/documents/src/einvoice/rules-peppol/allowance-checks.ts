import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { Check, Family, Found, LineCheck } from '../rules/check.ts';
import { check, lineCheck, nothing, only } from '../rules/check.ts';
import { decimalOf, zeroAmount } from '../rules/element-amounts.ts';
import { exists, rawAt, someAt, textAt } from '../rules/element-paths.ts';
import type { LineParts } from '../rules/line-parts.ts';
import { chosenAt, placesAt } from '../rules/place.ts';
import type { PlaceCheck } from '../rules/place-checks.ts';
import { noneAt } from '../rules/place-checks.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { ciiPlaces, ublPlaces } from '../rules/places.ts';
import { slackOf } from './slack.ts';

const fields: Record<Family, { base: string; percentage: string; amount: string; indicator: string }> = {
  ubl: { base: 'BaseAmount', percentage: 'MultiplierFactorNumeric', amount: 'Amount', indicator: 'ChargeIndicator' },
  cii: {
    base: 'BasisAmount',
    percentage: 'CalculationPercent',
    amount: 'ActualAmount',
    indicator: 'ChargeIndicator/Indicator',
  },
};

const at = {
  allowance: placesAt(ublPlaces.allowance, ciiPlaces.allowance),
  price: `${ublPlaces.line}/Price`,
  subPrice: '//SubInvoiceLine|SubCreditNoteLine/Price',
};
const priceCharges = [at.price, at.subPrice].map((price) =>
  chosenAt(`${price}/AllowanceCharge`, (each) => textAt(each, 'ChargeIndicator') !== 'false'),
);

type Broken = (given: { base: boolean; percentage: boolean }, each: XmlElement, invoice: PlacedInvoice) => boolean;

/** A rule about allowances and charges, those of the invoice and those of its lines. */
interface AllowanceRule {
  ofInvoice: Check;
  ofLines: LineCheck;
}

function allowanceRule(id: string, term: string, message: Text, broken: Broken, family?: Family): AllowanceRule {
  const isBroken = (each: XmlElement, invoice: PlacedInvoice): boolean => {
    const { base, percentage } = fields[invoice.family];
    return broken({ base: exists(each, base), percentage: exists(each, percentage) }, each, invoice);
  };
  const ofInvoice = check(id, term, message, (invoice) =>
    invoice.at(at.allowance).filter((each) => isBroken(each, invoice)),
  );
  const ofLines = lineCheck(id, term, message, ({ allowance }, invoice) =>
    allowance.length === 0 ? nothing : allowance.filter((each) => isBroken(each, invoice)),
  );
  return family ? { ofInvoice: only(family, ofInvoice), ofLines: only(family, ofLines) } : { ofInvoice, ofLines };
}

function amountDiffers(each: XmlElement, invoice: PlacedInvoice): boolean {
  const { base, percentage, amount } = fields[invoice.family];
  const [whole, percent] = [decimalOf(rawAt(each, base)), decimalOf(rawAt(each, percentage))];
  const given = exists(each, amount) ? decimalOf(rawAt(each, amount)) : zeroAmount;
  if (!whole || !percent || !given) return false;
  return whole.percent(percent).minus(given).abs().isAbove(slackOf(invoice));
}

function hasNoIndicator(each: XmlElement, family: Family): boolean {
  return !['true', 'false'].includes(textAt(each, fields[family].indicator));
}

const indicator: Text = {
  de: 'Ob es ein Nachlass oder ein Zuschlag ist, wird mit true oder false gesagt.',
  en: 'Whether it is an allowance or a charge is said by true or false.',
};

/** In CII the rule looks at each gross price. */
function hasCharge(gross: XmlElement): boolean {
  return (
    exists(gross, 'AppliedTradeAllowanceCharge/ActualAmount') &&
    !someAt(gross, 'AppliedTradeAllowanceCharge/ChargeIndicator/Indicator', ({ content }) => content === 'false')
  );
}

function netPriceDiffers(net: string, gross: string, discount: string): boolean {
  const [paid, before, less] = [decimalOf(net), decimalOf(gross), decimalOf(discount)];
  return !paid || !before || !less || !paid.equals(before.minus(less));
}

function wrongNetPrice(price: XmlElement): readonly Found[] {
  const isWrong = someAt(
    price,
    'AllowanceCharge',
    (each) =>
      exists(each, 'BaseAmount') &&
      netPriceDiffers(rawAt(price, 'PriceAmount'), rawAt(each, 'BaseAmount'), rawAt(each, 'Amount')),
  );
  return isWrong ? [price] : nothing;
}

function wrongGrossPrices({ gross, price: [net] }: LineParts): readonly Found[] {
  const discount = 'AppliedTradeAllowanceCharge/ActualAmount';
  return gross.filter(
    (each) =>
      exists(each, 'ChargeAmount') &&
      netPriceDiffers(
        net?.content ?? '',
        rawAt(each, 'ChargeAmount'),
        exists(each, discount) ? rawAt(each, discount) : '0',
      ),
  );
}

const ofAllowances: readonly AllowanceRule[] = [
  allowanceRule(
    'PEPPOL-EN16931-R040',
    'BT-136',
    {
      de: 'Der Nachlass oder Zuschlag ist nicht Grundbetrag mal Prozentsatz.',
      en: 'The allowance or charge is not base amount times percentage.',
    },
    ({ base, percentage }, each, invoice) => base && percentage && amountDiffers(each, invoice),
  ),
  allowanceRule(
    'PEPPOL-EN16931-R041',
    'BT-137',
    { de: 'Zum Prozentsatz fehlt der Grundbetrag.', en: 'The percentage has no base amount.' },
    ({ base, percentage }) => percentage && !base,
  ),
  allowanceRule(
    'PEPPOL-EN16931-R042',
    'BT-138',
    { de: 'Zum Grundbetrag fehlt der Prozentsatz.', en: 'The base amount has no percentage.' },
    ({ base, percentage }) => base && !percentage,
  ),
  // Where a percentage or a base amount stands alone, that is said and nothing more.
  allowanceRule(
    'PEPPOL-EN16931-R043',
    'BG-27',
    indicator,
    ({ base, percentage }, each) => base === percentage && hasNoIndicator(each, 'ubl'),
    'ubl',
  ),
  allowanceRule(
    'PEPPOL-EN16931-R043-1',
    'BG-27',
    indicator,
    ({ base, percentage }, each) => base === percentage && hasNoIndicator(each, 'cii'),
    'cii',
  ),
];

const noCharge: Text = {
  de: 'Auf einen Preis gibt es Nachlässe, keine Zuschläge.',
  en: 'A price may have a discount, no charge.',
};
const netPrice: Text = {
  de: 'Der Nettopreis ist nicht der Bruttopreis abzüglich des Nachlasses.',
  en: 'The net price is not the gross price less the discount.',
};

const wrongNet = lineCheck('PEPPOL-EN16931-R046', 'BT-146', netPrice, wrongGrossPrices);

/** Rules of Peppol which XRechnung takes over: about allowances and charges, and in UBL about all charges on prices. */
export const allowanceChecks: readonly Check[] = [
  ...ofAllowances.map(({ ofInvoice }) => ofInvoice),
  only(
    'ubl',
    check('PEPPOL-EN16931-R044', 'BT-147', noCharge, (invoice) => priceCharges.flatMap((place) => invoice.at(place))),
  ),
];

/** The same about each line. */
export const allowanceLineChecks: readonly LineCheck[] = [
  ...ofAllowances.map(({ ofLines }) => ofLines),
  only(
    'cii',
    lineCheck('PEPPOL-EN16931-R043-2', 'BT-147', indicator, ({ discount }) =>
      discount.filter((each) => hasNoIndicator(each, 'cii')),
    ),
  ),
  only(
    'cii',
    lineCheck('PEPPOL-EN16931-R044', 'BT-147', noCharge, ({ gross }) => gross.filter(hasCharge)),
  ),
  only('cii', wrongNet),
];

/** The same about each price of UBL, those of sub lines included. */
export const priceChecks: readonly PlaceCheck[] = [at.price, at.subPrice].map((place) => ({
  rule: wrongNet.rule,
  family: 'ubl',
  place,
  holdsFor: noneAt('AllowanceCharge/BaseAmount'),
  findAt: wrongNetPrice,
}));
