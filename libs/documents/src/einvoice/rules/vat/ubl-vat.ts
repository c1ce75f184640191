import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, firstAt, normalized, textAt } from '../element-paths.ts';
import type { LineParts } from '../line-parts.ts';
import { placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ublPlaces } from '../places.ts';
import { RateReader } from './rate-reader.ts';
import type { LineTaxes, NamedCategory } from './taxed-parts.ts';
import { TaxedKinds } from './taxed-parts.ts';
import type { VatFacts, VatGroup, VatParties } from './vat-facts.ts';

const at = {
  allowance: placeAt(ublPlaces.allowance),
  vatGroup: placeAt(ublPlaces.vatGroup),
  sellerTax: placeAt(`${ublPlaces.seller}/PartyTaxScheme`),
  representativeTax: placeAt(`${ublPlaces.representative}/PartyTaxScheme`),
  buyerTax: placeAt(`${ublPlaces.buyer}/PartyTaxScheme`),
  buyerRegister: placeAt(`${ublPlaces.buyer}/PartyLegalEntity/CompanyID`),
};

const ofLine = { charge: undefined, ofDocument: true };
const ofSubLine = { charge: undefined, ofDocument: false };

/** The facts on the tax in a UBL document, beside those of its lines. */
export function readUblVat(invoice: PlacedInvoice, ofLines: LineTaxes): VatFacts {
  const rates = new RateReader();
  const allowances = new TaxedKinds(rates);
  for (const allowance of invoice.at(at.allowance)) addAllowance(allowance, true, allowances);
  return {
    lines: ofLines.lines.all,
    allowances: [...allowances.all, ...ofLines.allowances.all],
    groups: invoice.at(at.vatGroup).flatMap((group) => groupsOf(group, rates)),
    parties: partiesOf(invoice),
  };
}

/** Adds a line of a UBL document to what lines are taxed like. */
export function addUblLine({ lines, allowances }: LineTaxes, { line, tax, amount, allowance }: LineParts): void {
  for (const category of tax) lines.add(category, categoryOf(category), ofLine, amount[0]?.content);
  for (const inner of elementsAt(line, 'SubInvoiceLine')) addSubLine(inner, lines);
  for (const each of allowance) addAllowance(each, false, allowances);
}

// Lines below a line count for no sum.
function addSubLine(line: XmlElement, lines: TaxedKinds): void {
  for (const category of elementsAt(line, 'Item/ClassifiedTaxCategory'))
    lines.add(category, categoryOf(category), ofSubLine, undefined);
  for (const inner of elementsAt(line, 'SubInvoiceLine')) addSubLine(inner, lines);
}

function addAllowance(allowance: XmlElement, ofDocument: boolean, allowances: TaxedKinds): void {
  const categories = elementsAt(allowance, 'TaxCategory');
  if (categories.length === 0) return;
  const charge = flagOf(allowance, 'ChargeIndicator');
  const amount = firstAt(allowance, 'Amount')?.content;
  for (const category of categories) allowances.add(category, categoryOf(category), { charge, ofDocument }, amount);
}

/** Thousands of lines have one: its parts are told apart in one pass. */
function categoryOf(category: XmlElement): NamedCategory {
  let code: string | undefined;
  let rate: string | undefined;
  for (const { name, content } of category.children) {
    if (name === 'ID') code ??= content;
    else if (name === 'Percent') rate ??= content;
  }
  return { code: normalized(code ?? ''), isVat: isVat(category), rate };
}

function groupsOf(subtotal: XmlElement, rates: RateReader): VatGroup[] {
  return elementsAt(subtotal, 'TaxCategory').map((category) => {
    const rate = firstAt(category, 'Percent');
    return {
      element: subtotal,
      category,
      code: textAt(category, 'ID'),
      isVat: isVat(category),
      rate: rate && rates.of(rate.content),
      hasRate: rate !== undefined,
      taxable: firstAt(subtotal, 'TaxableAmount'),
      tax: firstAt(subtotal, 'TaxAmount'),
      hasReason: exists(category, 'TaxExemptionReason|TaxExemptionReasonCode'),
    };
  });
}

function named(schemes: readonly XmlElement[]): XmlElement[] {
  return schemes.filter((scheme) => exists(scheme, 'CompanyID'));
}

function partiesOf(invoice: PlacedInvoice): VatParties {
  const seller = named(invoice.at(at.sellerTax));
  return {
    sellerAny: seller.length > 0,
    sellerVat: seller.some(isVat),
    representativeVat: named(invoice.at(at.representativeTax)).some(isVat),
    buyerVat: named(invoice.at(at.buyerTax)).some(isVat),
    buyerLegal: invoice.has(at.buyerRegister),
  };
}
