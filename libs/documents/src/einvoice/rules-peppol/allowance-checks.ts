import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check, Family } from '../rules/check.ts';
import { check, familyOf, only } from '../rules/check.ts';
import { decimalOf } from '../rules/element-amounts.ts';
import { elementsAt, exists, rawAt, textAt } from '../rules/element-paths.ts';
import { ciiPlaces } from '../rules/places.ts';
import { linePartsOf } from '../rules-xrechnung/line-parts.ts';
import { pricesOf } from './lines.ts';
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

/** Allowances and charges of the invoice and of its lines. */
function allowances(invoice: SourceInvoice): XmlElement[] {
  const { root, syntax } = invoice;
  const ofInvoice = syntax === 'cii' ? ciiPlaces.allowance : 'AllowanceCharge';
  return [...elementsAt(root, ofInvoice), ...linePartsOf(invoice).flatMap(({ allowance }) => allowance)];
}

function allowanceCheck(
  id: string,
  term: string,
  message: Text,
  broken: (given: { base: boolean; percentage: boolean }, each: XmlElement, invoice: SourceInvoice) => boolean,
): Check {
  return check(id, term, message, (invoice) => {
    const { base, percentage } = fields[familyOf(invoice)];
    return allowances(invoice).filter((each) =>
      broken({ base: exists(each, base), percentage: exists(each, percentage) }, each, invoice),
    );
  });
}

function amountDiffers(each: XmlElement, invoice: SourceInvoice): boolean {
  const { base, percentage, amount } = fields[familyOf(invoice)];
  const [whole, percent] = [decimalOf(rawAt(each, base)), decimalOf(rawAt(each, percentage))];
  const given = exists(each, amount) ? decimalOf(rawAt(each, amount)) : decimalOf('0');
  if (!whole || !percent || !given) return false;
  return whole.times(percent).div(100).minus(given).abs().greaterThan(slackOf(invoice));
}

function hasNoIndicator(each: XmlElement, family: Family): boolean {
  return !['true', 'false'].includes(textAt(each, fields[family].indicator));
}

const indicator: Text = {
  de: 'Ob es ein Nachlass oder ein Zuschlag ist, wird mit true oder false gesagt.',
  en: 'Whether it is an allowance or a charge is said by true or false.',
};

function grossPrices(invoice: SourceInvoice): XmlElement[] {
  return linePartsOf(invoice).flatMap(({ gross }) => gross);
}

/** In UBL the rule looks at each allowance of a price, in CII at each gross price. */
function priceCharges(invoice: SourceInvoice): XmlElement[] {
  const { root, syntax } = invoice;
  if (syntax !== 'cii')
    return pricesOf(root)
      .flatMap((price) => elementsAt(price, 'AllowanceCharge'))
      .filter((each) => textAt(each, 'ChargeIndicator') !== 'false');
  return grossPrices(invoice).filter(
    (gross) =>
      exists(gross, 'AppliedTradeAllowanceCharge/ActualAmount') &&
      !elementsAt(gross, 'AppliedTradeAllowanceCharge/ChargeIndicator/Indicator').some(
        ({ content }) => content === 'false',
      ),
  );
}

function netPriceDiffers(net: string, gross: string, discount: string): boolean {
  const [paid, before, less] = [decimalOf(net), decimalOf(gross), decimalOf(discount)];
  return !paid || !before || !less || !paid.equals(before.minus(less));
}

function netPrices(invoice: SourceInvoice): XmlElement[] {
  if (invoice.syntax !== 'cii')
    return pricesOf(invoice.root).filter((price) =>
      elementsAt(price, 'AllowanceCharge').some(
        (each) =>
          exists(each, 'BaseAmount') &&
          netPriceDiffers(rawAt(price, 'PriceAmount'), rawAt(each, 'BaseAmount'), rawAt(each, 'Amount')),
      ),
    );
  const discount = 'AppliedTradeAllowanceCharge/ActualAmount';
  return linePartsOf(invoice).flatMap(({ gross, price }) =>
    gross.filter(
      (each) =>
        exists(each, 'ChargeAmount') &&
        netPriceDiffers(
          price[0]?.content ?? '',
          rawAt(each, 'ChargeAmount'),
          exists(each, discount) ? rawAt(each, discount) : '0',
        ),
    ),
  );
}

/** Rules of Peppol about allowances, charges and discounts of prices which XRechnung takes over. */
export const allowanceChecks: Check[] = [
  allowanceCheck(
    'PEPPOL-EN16931-R040',
    'BT-136',
    {
      de: 'Der Nachlass oder Zuschlag ist nicht Grundbetrag mal Prozentsatz.',
      en: 'The allowance or charge is not base amount times percentage.',
    },
    ({ base, percentage }, each, invoice) => base && percentage && amountDiffers(each, invoice),
  ),
  allowanceCheck(
    'PEPPOL-EN16931-R041',
    'BT-137',
    { de: 'Zum Prozentsatz fehlt der Grundbetrag.', en: 'The percentage has no base amount.' },
    ({ base, percentage }) => percentage && !base,
  ),
  allowanceCheck(
    'PEPPOL-EN16931-R042',
    'BT-138',
    { de: 'Zum Grundbetrag fehlt der Prozentsatz.', en: 'The base amount has no percentage.' },
    ({ base, percentage }) => base && !percentage,
  ),
  // Where a percentage or a base amount stands alone, that is said and nothing more.
  only(
    'ubl',
    allowanceCheck(
      'PEPPOL-EN16931-R043',
      'BG-27',
      indicator,
      ({ base, percentage }, each) => base === percentage && hasNoIndicator(each, 'ubl'),
    ),
  ),
  only(
    'cii',
    allowanceCheck(
      'PEPPOL-EN16931-R043-1',
      'BG-27',
      indicator,
      ({ base, percentage }, each) => base === percentage && hasNoIndicator(each, 'cii'),
    ),
  ),
  only(
    'cii',
    check('PEPPOL-EN16931-R043-2', 'BT-147', indicator, (invoice) =>
      linePartsOf(invoice)
        .flatMap(({ discount }) => discount)
        .filter((each) => hasNoIndicator(each, 'cii')),
    ),
  ),
  check(
    'PEPPOL-EN16931-R044',
    'BT-147',
    { de: 'Auf einen Preis gibt es Nachlässe, keine Zuschläge.', en: 'A price may have a discount, no charge.' },
    priceCharges,
  ),
  check(
    'PEPPOL-EN16931-R046',
    'BT-146',
    {
      de: 'Der Nettopreis ist nicht der Bruttopreis abzüglich des Nachlasses.',
      en: 'The net price is not the gross price less the discount.',
    },
    netPrices,
  ),
];
