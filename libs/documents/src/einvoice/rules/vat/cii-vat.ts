import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf, isVat } from '../element-flags.ts';
import { elementsAt, exists, firstAt, rawAt } from '../element-paths.ts';
import type { LineParts } from '../line-parts.ts';
import { placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces } from '../places.ts';
import { RateReader } from './rate-reader.ts';
import type { LineTaxes, NamedCategory } from './taxed-parts.ts';
import { TaxedKinds } from './taxed-parts.ts';
import type { VatFacts, VatGroup, VatParties } from './vat-facts.ts';

const at = {
  allowance: placeAt(ciiPlaces.allowance),
  vatGroup: placeAt(ciiPlaces.vatGroup),
  sellerTax: placeAt(`${ciiPlaces.seller}/SpecifiedTaxRegistration/ID`),
  representativeTax: placeAt(`${ciiPlaces.representative}/SpecifiedTaxRegistration/ID`),
  buyerTax: placeAt(`${ciiPlaces.buyer}/SpecifiedTaxRegistration/ID`),
  buyerRegister: placeAt(`${ciiPlaces.buyer}/SpecifiedLegalOrganization/ID`),
};

const ofLine = { charge: undefined, ofDocument: true };

/** The facts on the tax in a CII document, beside those of its lines. */
export function readCiiVat(invoice: PlacedInvoice, ofLines: LineTaxes): VatFacts {
  const rates = new RateReader();
  const allowances = new TaxedKinds(rates);
  for (const allowance of invoice.at(at.allowance)) addAllowance(allowance, true, allowances);
  return {
    lines: ofLines.lines.all,
    allowances: [...allowances.all, ...ofLines.allowances.all],
    groups: invoice.at(at.vatGroup).map((group) => groupOf(group, rates)),
    parties: partiesOf(invoice),
  };
}

/** Adds a line of a CII document to what lines are taxed like. */
export function addCiiLine({ lines, allowances }: LineTaxes, { tax, amount, allowance }: LineParts): void {
  for (const category of tax) lines.add(category, categoryOf(category), ofLine, amountBeside(category, amount));
  for (const each of allowance) addAllowance(each, false, allowances);
}

// A broken line may have several settlements, each with an amount of its own.
function amountBeside(tax: XmlElement, amounts: readonly XmlElement[]): string | undefined {
  return amounts.find(({ parent }) => parent?.parent === tax.parent)?.content;
}

function addAllowance(allowance: XmlElement, ofDocument: boolean, allowances: TaxedKinds): void {
  const categories = elementsAt(allowance, 'CategoryTradeTax');
  if (categories.length === 0) return;
  const charge = flagOf(allowance, 'ChargeIndicator/Indicator');
  const amount = firstAt(allowance, 'ActualAmount')?.content;
  for (const category of categories) allowances.add(category, categoryOf(category), { charge, ofDocument }, amount);
}

/** Thousands of lines have one: its parts are told apart in one pass. */
function categoryOf(category: XmlElement): NamedCategory {
  let code: string | undefined;
  let rate: string | undefined;
  for (const { name, content } of category.children) {
    if (name === 'CategoryCode') code ??= content;
    else if (name === 'RateApplicablePercent') rate ??= content;
  }
  return { code: code ?? '', isVat: isVat(category), rate };
}

function groupOf(element: XmlElement, rates: RateReader): VatGroup {
  const rate = firstAt(element, 'RateApplicablePercent');
  return {
    element,
    category: element,
    code: rawAt(element, 'CategoryCode'),
    isVat: isVat(element),
    rate: rate && rates.of(rate.content),
    hasRate: rate !== undefined,
    taxable: firstAt(element, 'BasisAmount'),
    tax: firstAt(element, 'CalculatedAmount'),
    hasReason: exists(element, 'ExemptionReason|ExemptionReasonCode'),
  };
}

function has(ids: readonly XmlElement[], ...schemes: string[]): boolean {
  return ids.some(({ attributes }) => schemes.includes(attributes['schemeID'] ?? ''));
}

function partiesOf(invoice: PlacedInvoice): VatParties {
  return {
    sellerAny: has(invoice.at(at.sellerTax), 'VA', 'FC'),
    sellerVat: has(invoice.at(at.sellerTax), 'VA'),
    representativeVat: has(invoice.at(at.representativeTax), 'VA'),
    buyerVat: has(invoice.at(at.buyerTax), 'VA'),
    buyerLegal: invoice.has(at.buyerRegister),
  };
}
