import type { XmlElement } from '../../../xml/xml-element.ts';
import { amountAt } from '../element-amounts.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, textAt } from '../element-paths.ts';
import { ublPlaces } from '../places.ts';
import { walk } from '../syntax/document-index.ts';
import type { TaxedPart, VatFacts, VatGroup, VatParties } from './vat-facts.ts';

function isLine({ name }: XmlElement): boolean {
  return name === 'InvoiceLine' || name === 'CreditNoteLine';
}

/** The facts on the tax in a UBL document. */
export function readUblVat(root: XmlElement): VatFacts {
  const lines: TaxedPart[] = [];
  const allowances: TaxedPart[] = [];
  walk(root, (element, ancestors) => {
    if (element.name === 'ClassifiedTaxCategory') {
      const line = ancestors.at(-2);
      const ofDocument = ancestors.length === 3 && line !== undefined && isLine(line);
      lines.push({ ...category(element), ofDocument, amount: line && amountAt(line, 'LineExtensionAmount') });
    } else if (element.name === 'TaxCategory' && ancestors.at(-1)?.name === 'AllowanceCharge') {
      allowances.push(allowanceCategory(element, ancestors));
    }
  });
  return {
    root,
    lines,
    allowances,
    groups: elementsAt(root, ublPlaces.vatGroup).flatMap(groupsOf),
    parties: partiesOf(root),
    hasLines: exists(root, ublPlaces.line),
  };
}

function category(element: XmlElement): Pick<TaxedPart, 'element' | 'code' | 'isVat' | 'rate' | 'hasRate'> {
  return {
    element,
    code: textAt(element, 'ID'),
    isVat: isVat(element),
    rate: amountAt(element, 'Percent'),
    hasRate: exists(element, 'Percent'),
  };
}

function allowanceCategory(element: XmlElement, ancestors: readonly XmlElement[]): TaxedPart {
  const allowance = ancestors.at(-1);
  const charge = allowance && flagOf(allowance, 'ChargeIndicator');
  return {
    ...category(element),
    ...(charge === undefined ? {} : { charge }),
    ofDocument: ancestors.length === 2,
    amount: allowance && amountAt(allowance, 'Amount'),
  };
}

function groupsOf(subtotal: XmlElement): VatGroup[] {
  return elementsAt(subtotal, 'TaxCategory').map((element) => ({
    ...category(element),
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
