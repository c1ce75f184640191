import type { XmlElement } from '../../../xml/xml-element.ts';
import { amountAt } from '../element-amounts.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, rawAt } from '../element-paths.ts';
import { ciiPlaces } from '../places.ts';
import type { TaxedPart, VatFacts, VatGroup, VatParties } from './vat-facts.ts';

/** The facts on the tax in a CII document. */
export function readCiiVat(root: XmlElement): VatFacts {
  const settlements = elementsAt(root, ciiPlaces.lineSettlement);
  return {
    root,
    lines: settlements.flatMap(linesOf),
    allowances: [
      ...elementsAt(root, ciiPlaces.allowance).flatMap((allowance) => allowancesOf(allowance, true)),
      ...settlements
        .flatMap((settlement) => elementsAt(settlement, 'SpecifiedTradeAllowanceCharge'))
        .flatMap((allowance) => allowancesOf(allowance, false)),
    ],
    groups: elementsAt(root, ciiPlaces.vatGroup).map(groupOf),
    parties: partiesOf(root),
    hasLines: exists(root, ciiPlaces.line),
  };
}

function category(element: XmlElement): Pick<TaxedPart, 'element' | 'code' | 'isVat' | 'rate' | 'hasRate'> {
  return {
    element,
    code: rawAt(element, 'CategoryCode'),
    isVat: isVat(element),
    rate: amountAt(element, 'RateApplicablePercent'),
    hasRate: exists(element, 'RateApplicablePercent'),
  };
}

function linesOf(settlement: XmlElement): TaxedPart[] {
  const amount = amountAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount');
  return elementsAt(settlement, 'ApplicableTradeTax').map((tax) => ({ ...category(tax), ofDocument: true, amount }));
}

function allowancesOf(allowance: XmlElement, ofDocument: boolean): TaxedPart[] {
  const charge = flagOf(allowance, 'ChargeIndicator/Indicator');
  return elementsAt(allowance, 'CategoryTradeTax').map((tax) => ({
    ...category(tax),
    ...(charge === undefined ? {} : { charge }),
    ofDocument,
    amount: amountAt(allowance, 'ActualAmount'),
  }));
}

function groupOf(element: XmlElement): VatGroup {
  return {
    ...category(element),
    category: element,
    taxable: elementsAt(element, 'BasisAmount')[0],
    tax: elementsAt(element, 'CalculatedAmount')[0],
    hasReason: exists(element, 'ExemptionReason|ExemptionReasonCode'),
  };
}

function partiesOf(root: XmlElement): VatParties {
  const has = (party: string, ...schemes: string[]): boolean =>
    elementsAt(root, `${party}/SpecifiedTaxRegistration/ID`).some(({ attributes }) =>
      schemes.includes(attributes['schemeID'] ?? ''),
    );
  return {
    sellerAny: has(ciiPlaces.seller, 'VA', 'FC'),
    sellerVat: has(ciiPlaces.seller, 'VA'),
    representativeVat: has(ciiPlaces.representative, 'VA'),
    buyerVat: has(ciiPlaces.buyer, 'VA'),
    buyerLegal: exists(root, `${ciiPlaces.buyer}/SpecifiedLegalOrganization/ID`),
  };
}
