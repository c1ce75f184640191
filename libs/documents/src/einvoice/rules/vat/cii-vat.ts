import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, firstAt, rawAt } from '../element-paths.ts';
import { ciiPlaces } from '../places.ts';
import { RateReader } from './rate-reader.ts';
import type { TaxedPart, VatFacts, VatGroup, VatParties } from './vat-facts.ts';

/** The facts on the tax in a CII document. */
export function readCiiVat(root: XmlElement): Omit<VatFacts, 'codes'> {
  const rates = new RateReader();
  const settlements = elementsAt(root, ciiPlaces.lineSettlement);
  return {
    root,
    lines: settlements.flatMap((settlement) => linesOf(settlement, rates)),
    allowances: [
      ...elementsAt(root, ciiPlaces.allowance).flatMap((allowance) => allowancesOf(allowance, true, rates)),
      ...settlements
        .flatMap((settlement) => elementsAt(settlement, 'SpecifiedTradeAllowanceCharge'))
        .flatMap((allowance) => allowancesOf(allowance, false, rates)),
    ],
    groups: elementsAt(root, ciiPlaces.vatGroup).map((group) => groupOf(group, rates)),
    parties: partiesOf(root),
    hasLines: exists(root, ciiPlaces.line),
  };
}

type Category = Pick<TaxedPart, 'element' | 'code' | 'isVat' | 'rate' | 'hasRate'>;

function category(element: XmlElement, rates: RateReader): Category {
  const rate = firstAt(element, 'RateApplicablePercent');
  return {
    element,
    code: rawAt(element, 'CategoryCode'),
    isVat: isVat(element),
    rate: rate && rates.of(rate.content),
    hasRate: rate !== undefined,
  };
}

function linesOf(settlement: XmlElement, rates: RateReader): TaxedPart[] {
  const amount = firstAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')?.content;
  return elementsAt(settlement, 'ApplicableTradeTax').map((tax) => ({
    ...category(tax, rates),
    ofDocument: true,
    amount,
  }));
}

function allowancesOf(allowance: XmlElement, ofDocument: boolean, rates: RateReader): TaxedPart[] {
  const charge = flagOf(allowance, 'ChargeIndicator/Indicator');
  return elementsAt(allowance, 'CategoryTradeTax').map((tax) => ({
    ...category(tax, rates),
    ...(charge === undefined ? {} : { charge }),
    ofDocument,
    amount: firstAt(allowance, 'ActualAmount')?.content,
  }));
}

function groupOf(element: XmlElement, rates: RateReader): VatGroup {
  return {
    ...category(element, rates),
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
