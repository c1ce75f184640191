import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Check, Found } from '../check.ts';
import { check, nothing, only } from '../check.ts';
import { decimalOf, decimalPlaces, roundedToCents } from '../element-amounts.ts';
import { elementsAt } from '../element-paths.ts';
import { placeAt } from '../place.ts';
import type { PlaceCheck } from '../place-checks.ts';
import { ciiPlaces as cii, ublPlaces as ubl } from '../places.ts';
import type { Adjustment, Demand } from '../required/required-terms.ts';
import { ofAllowance, ofCiiAllowance, ofCommonVat, part } from '../required/required-terms.ts';
import type { Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';
import { wrongAmount } from './wrong-amount.ts';

/** An amount with at most two decimals: the rule, the term and where it stands in UBL and in CII. */
type Row = readonly [rule: string, term: string, ubl: Demand, cii: Demand];

function ofTotals(rule: string, term: string, ublName: string, ciiName: string): Row {
  return [rule, term, part(ubl.totals, ublName), part(cii.totals, ciiName)];
}

function sumOf(rule: string, term: string, kind: Adjustment): Row {
  return [rule, term, ofAllowance(kind, 'Amount'), ofCiiAllowance(kind, 'ActualAmount')];
}

function baseOf(rule: string, term: string, kind: Adjustment): Row {
  return [rule, term, ofAllowance(kind, 'BaseAmount'), ofCiiAllowance(kind, 'BasisAmount')];
}

const rows: readonly Row[] = [
  sumOf('BR-DEC-01', 'BT-92', 'allowance'),
  baseOf('BR-DEC-02', 'BT-93', 'allowance'),
  sumOf('BR-DEC-05', 'BT-99', 'charge'),
  baseOf('BR-DEC-06', 'BT-100', 'charge'),
  ofTotals('BR-DEC-09', 'BT-106', 'LineExtensionAmount', 'LineTotalAmount'),
  ofTotals('BR-DEC-10', 'BT-107', 'AllowanceTotalAmount', 'AllowanceTotalAmount'),
  ofTotals('BR-DEC-11', 'BT-108', 'ChargeTotalAmount', 'ChargeTotalAmount'),
  ofTotals('BR-DEC-12', 'BT-109', 'TaxExclusiveAmount', 'TaxBasisTotalAmount'),
  ofTotals('BR-DEC-14', 'BT-112', 'TaxInclusiveAmount', 'GrandTotalAmount'),
  ofTotals('BR-DEC-16', 'BT-113', 'PrepaidAmount', 'TotalPrepaidAmount'),
  ofTotals('BR-DEC-17', 'BT-114', 'PayableRoundingAmount', 'RoundingAmount'),
  ofTotals('BR-DEC-18', 'BT-115', 'PayableAmount', 'DuePayableAmount'),
  ['BR-DEC-19', 'BT-116', part(ubl.anyVatGroup, 'TaxableAmount'), ofCommonVat('BasisAmount')],
  ['BR-DEC-20', 'BT-117', part(ubl.anyVatGroup, 'TaxAmount'), ofCommonVat('CalculatedAmount')],
  [
    'BR-DEC-23',
    'BT-131',
    part(ubl.line, 'LineExtensionAmount'),
    part(cii.lineSettlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'),
  ],
  sumOf('BR-DEC-24', 'BT-136', 'lineAllowance'),
  baseOf('BR-DEC-25', 'BT-137', 'lineAllowance'),
  sumOf('BR-DEC-27', 'BT-141', 'lineCharge'),
  baseOf('BR-DEC-28', 'BT-142', 'lineCharge'),
];

const message = (term: string): Check['rule']['message'] =>
  aboutTerm(term, 'hat mehr als zwei Nachkommastellen.', 'has more than two decimal places.');

function tooPrecise(amount: XmlElement): Found {
  const exact = decimalOf(amount.content);
  return wrongAmount(amount, exact, exact && roundedToCents(exact));
}

function tooPreciseAmounts({ when, at }: Demand, place: XmlElement): readonly Found[] {
  if (when && !when(place)) return nothing;
  return at.flatMap((path) => elementsAt(place, path).filter(isTooPrecise).map(tooPrecise));
}

function isTooPrecise({ text }: XmlElement): boolean {
  return decimalPlaces(text) > 2;
}

/** The rules of EN 16931 that an amount has at most two decimals. */
export const decimalChecks: readonly PlaceCheck[] = rows.flatMap(([id, term, ublDemand, ciiDemand]) => {
  const rule: Rule = { id, severity: 'error', term, message: message(term) };
  return (
    [
      ['ubl', ublDemand],
      ['cii', ciiDemand],
    ] as const
  ).map(([family, demand]): PlaceCheck => ({
    rule,
    family,
    place: demand.in,
    holdsFor: { at: demand.at, only: isTooPrecise, least: 0, most: 0 },
    findAt: (place) => tooPreciseAmounts(demand, place),
  }));
});

/** The same for the totals of the tax in CII; in UBL the rule on the type of all amounts (UBL-DT-01) says it alone. */
export const taxDecimalChecks: readonly Check[] = [
  taxTotalCheck('BR-DEC-13', 'BT-110', 'InvoiceCurrencyCode', true),
  taxTotalCheck('BR-DEC-15', 'BT-111', 'TaxCurrencyCode', false),
];

const totalsOfInvoice = placeAt(cii.totals);

// The rule holds as soon as one of the totals fits; those in other currencies fit only where the official test has it so.
function taxTotalCheck(rule: string, term: string, currency: string, others: boolean): Check {
  const ofCurrency = placeAt(`${cii.settlement}/${currency}`);
  const find: Check['find'] = (invoice) => {
    const currencies = invoice.at(ofCurrency).map(({ content }) => content);
    const isMeant = ({ attributes }: XmlElement): boolean => currencies.includes(attributes['currencyID'] ?? '');
    const fits = (amount: XmlElement): boolean =>
      isMeant(amount) ? significantPlaces(amount.content) <= 2 : others || currencies.length === 0;
    return invoice.at(totalsOfInvoice).flatMap((totals) => {
      const amounts = elementsAt(totals, 'TaxTotalAmount');
      return amounts.length === 0 || amounts.some(fits) ? [] : [tooPrecise(amounts.find(isMeant) ?? totals)];
    });
  };
  return only('cii', check(rule, term, message(term), find));
}

function significantPlaces(text: string): number {
  return decimalOf(text)?.decimals ?? 0;
}
