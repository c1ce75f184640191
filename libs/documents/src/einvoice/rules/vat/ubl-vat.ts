import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, firstAt, textAt } from '../element-paths.ts';
import { ublPlaces } from '../places.ts';
import { RateReader } from './rate-reader.ts';
import type { TaxedPart, VatFacts, VatGroup, VatParties } from './vat-facts.ts';

/** The facts on the tax in a UBL document. */
export function readUblVat(root: XmlElement): Omit<VatFacts, 'codes'> {
  const rates = new RateReader();
  const lines = elementsAt(root, ublPlaces.line);
  return {
    root,
    lines: lines.flatMap((line) => linesOf(line, true, rates)),
    allowances: [
      ...elementsAt(root, ublPlaces.allowance).flatMap((allowance) => allowancesOf(allowance, true, rates)),
      ...lines
        .flatMap((line) => elementsAt(line, 'AllowanceCharge'))
        .flatMap((allowance) => allowancesOf(allowance, false, rates)),
    ],
    groups: elementsAt(root, ublPlaces.vatGroup).flatMap((group) => groupsOf(group, rates)),
    parties: partiesOf(root),
    hasLines: lines.length > 0,
  };
}

// The categories of a line, and of the lines below it, which count for no sum.
function linesOf(line: XmlElement, ofDocument: boolean, rates: RateReader): TaxedPart[] {
  const amount = ofDocument ? firstAt(line, 'LineExtensionAmount')?.content : undefined;
  return [
    ...elementsAt(line, 'Item/ClassifiedTaxCategory').map((element) => ({
      ...category(element, rates),
      ofDocument,
      amount,
    })),
    ...elementsAt(line, 'SubInvoiceLine').flatMap((inner) => linesOf(inner, false, rates)),
  ];
}

function allowancesOf(allowance: XmlElement, ofDocument: boolean, rates: RateReader): TaxedPart[] {
  const charge = flagOf(allowance, 'ChargeIndicator');
  return elementsAt(allowance, 'TaxCategory').map((element) => ({
    ...category(element, rates),
    ...(charge === undefined ? {} : { charge }),
    ofDocument,
    amount: firstAt(allowance, 'Amount')?.content,
  }));
}

type Category = Pick<TaxedPart, 'element' | 'code' | 'isVat' | 'rate' | 'hasRate'>;

function category(element: XmlElement, rates: RateReader): Category {
  const rate = firstAt(element, 'Percent');
  return {
    element,
    code: textAt(element, 'ID'),
    isVat: isVat(element),
    rate: rate && rates.of(rate.content),
    hasRate: rate !== undefined,
  };
}

function groupsOf(subtotal: XmlElement, rates: RateReader): VatGroup[] {
  return elementsAt(subtotal, 'TaxCategory').map((element) => ({
    ...category(element, rates),
    element: subtotal,
    category: element,
    taxable: elementsAt(subtotal, 'TaxableAmount')[0],
    tax: elementsAt(subtotal, 'TaxAmount')[0],
    hasReason: exists(element, 'TaxExemptionReason|TaxExemptionReasonCode'),
  }));
}

function partiesOf(root: XmlElement): VatParties {
  const schemes = (path: string): XmlElement[] =>
    elementsAt(root, `${path}/PartyTaxScheme`).filter((scheme) => exists(scheme, 'CompanyID'));
  const seller = schemes(ublPlaces.seller);
  return {
    sellerAny: seller.length > 0,
    sellerVat: seller.some(isVat),
    representativeVat: schemes(ublPlaces.representative).some(isVat),
    buyerVat: schemes(ublPlaces.buyer).some(isVat),
    buyerLegal: exists(root, `${ublPlaces.buyer}/PartyLegalEntity/CompanyID`),
  };
}
