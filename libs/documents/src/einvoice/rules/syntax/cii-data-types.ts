import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt, someAt } from '../element-paths.ts';
import type { Breaches } from '../breaches.ts';
import type { Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';
import type { Kind } from './cii-kinds.ts';
import { ciiKinds, ciiValueRules } from './cii-kinds.ts';

type Exception = (element: XmlElement, ancestors: readonly XmlElement[]) => boolean;

/** What looks at elements of CII documents, for what their kind may not carry, whose names from the root on are these. */
export function ciiDataTypeVisits(names: readonly string[]): Visit[] {
  const kind = kindOf(names);
  const visits = forbiddenChildren(names);
  if (kind !== undefined && kind.attributes.size > 0)
    visits.push({
      attributes: 'given',
      look: (element, ancestors, { breaches }) => checkAttributes(kind.attributes, element, ancestors, breaches),
    });
  const isInTax = kindOf(names.slice(0, -1)) === ciiKinds.tax;
  if (isInTax && names.at(-1) === 'TypeCode')
    visits.push({ look: (element, above, { breaches }) => checkTaxType(element, above.at(-1), breaches) });
  if (isInTax && names.at(-1) === 'RateApplicablePercent')
    visits.push({ look: (element, above, { breaches }) => checkRateFormat(element, above.at(-1), breaches) });
  if (names.at(-1) === 'DateTimeString')
    visits.push({ look: (element, _, { breaches }) => checkDate(element, breaches) });
  return visits;
}

/** What is said of the element above that may not carry this one, or not with this one in it; once, however many there are. */
function forbiddenChildren(names: readonly string[]): Visit[] {
  const [above, name] = [names.at(-2), names.at(-1)];
  if (name === undefined || above === undefined) return [];
  const direct = kindOf(names.slice(0, -1))?.children.get(name);
  if (direct) return [said(direct, 1)];
  const deeper = name === 'DateTime' ? kindOf(names.slice(0, -2)) : undefined;
  const rule = deeper === ciiKinds.period ? deeper.children.get(`${above}/${name}`) : undefined;
  return rule ? [said(rule, 2)] : [];
}

function said(rule: Rule, steps: 1 | 2): Visit {
  return {
    look: (_, ancestors, { breaches }) => {
      const outer = ancestors.at(-steps);
      if (outer === undefined || breaches.last(rule) === outer) return;
      if (!isExcepted(rule, outer, ancestors.slice(0, -steps))) breaches.add(rule, outer);
    },
  };
}

function checkAttributes(
  rules: Kind['attributes'],
  element: XmlElement,
  ancestors: readonly XmlElement[],
  breaches: Breaches,
): void {
  for (const attribute in element.attributes) {
    const rule = rules.get(attribute);
    if (rule && Object.hasOwn(element.attributes, attribute) && !isExcepted(rule, element, ancestors))
      breaches.add(rule, { element, attribute });
  }
}

function isExcepted({ id }: Rule, element: XmlElement, ancestors: readonly XmlElement[]): boolean {
  return exceptions.get(id)?.(element, ancestors) ?? false;
}

// The type of a tax must be VAT, and so must one of them where it has several; the first is where the fault is told.
function checkTaxType(type: XmlElement, tax: XmlElement | undefined, breaches: Breaches): void {
  if (type.content === 'VAT' || tax === undefined) return;
  const types = elementsAt(tax, 'TypeCode');
  if (types[0] === type && types.every(({ content }) => content !== 'VAT'))
    breaches.add(ciiValueRules.taxType, { element: type, proposal: 'VAT' });
}

function checkRateFormat(rate: XmlElement, tax: XmlElement | undefined, breaches: Breaches): void {
  if (rate.attributes['format'] === undefined || tax === undefined) return;
  const first = elementsAt(tax, 'RateApplicablePercent').find(({ attributes }) => attributes['format'] !== undefined);
  if (first === rate) breaches.add(ciiValueRules.rateFormat, { element: rate, attribute: 'format' });
}

function checkDate(date: XmlElement, breaches: Breaches): void {
  if (date.attributes['format'] !== '102') return;
  if (!/^\s*\d{4}(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])\s*$/.test(date.content))
    breaches.add(ciiValueRules.dateForm, date);
}

const billedQuantity =
  'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/SpecifiedLineTradeDelivery/BilledQuantity';

/** The identifiers that are written without any attribute: their parents, and how many elements stand above them. */
const plainIdentifiers: Readonly<Record<string, readonly [parent: string, above: number][]>> = {
  ID: [
    ['GuidelineSpecifiedDocumentContextParameter', 3],
    ['ExchangedDocument', 2],
  ],
  LineID: [['AssociatedDocumentLineDocument', 4]],
  SellerAssignedID: [['SpecifiedTradeProduct', 4]],
};

// An element is judged as the first kind that fits: an invoice's own TypeCode is judged as any TypeCode.
function kindOf(names: readonly string[]): Kind | undefined {
  const name = names.at(-1) ?? '';
  if (names.length === 1) return ciiKinds.root;
  const kind = kinds.has(name) ? kinds.get(name) : kindByEnding(name);
  if (kind === ciiKinds.identifier && isPlainIdentifier(names)) return ciiKinds.plainIdentifier;
  if (kind === ciiKinds.lineCategoryCode)
    return names.length === 6 && names[3] === 'SpecifiedLineTradeSettlement' ? kind : undefined;
  return kind;
}

function isPlainIdentifier(names: readonly string[]): boolean {
  const name = names.at(-1) ?? '';
  const places = Object.hasOwn(plainIdentifiers, name) ? plainIdentifiers[name] : undefined;
  return places?.some(([parent, above]) => parent === names.at(-2) && above === names.length - 1) ?? false;
}

const kinds = new Map<string, Kind | undefined>([
  ['TypeCode', ciiKinds.typeCode],
  ['BillingSpecifiedPeriod', ciiKinds.period],
  ['PostalTradeAddress', ciiKinds.address],
  ['CategoryCode', ciiKinds.lineCategoryCode],
  ['TaxTotalAmount', undefined],
]);
// The official contexts go by the endings of names.
function kindByEnding(name: string): Kind | undefined {
  if (name.endsWith('Amount')) return ciiKinds.amount;
  if (name.endsWith('Quantity')) return ciiKinds.quantity;
  if (name.endsWith('ID')) return ciiKinds.identifier;
  if (name.endsWith('TradeTax')) return ciiKinds.tax;
  if (name.endsWith('ReferencedDocument')) return ciiKinds.reference;
  if (name.endsWith('DocumentContextParameter')) return ciiKinds.contextParameter;
  return undefined;
}

// Whether a reference is a supporting document of a kind that may carry more than other references.
function supports(...codes: string[]): Exception {
  return (element) =>
    element.name === 'AdditionalReferencedDocument' &&
    elementsAt(element, 'TypeCode').some(({ content }) => codes.includes(content));
}

function inHeader(_: XmlElement, ancestors: readonly XmlElement[]): boolean {
  return ancestors.some(({ name }) => name === 'ApplicableHeaderTradeSettlement');
}

function isTaxOfInvoice({ name }: XmlElement): boolean {
  return name === 'ApplicableTradeTax';
}

const billed = new WeakMap<XmlElement, boolean>();

// Any billed quantity with a unit excuses the units of all the others; the official test has it so.
function unitIsBilled({ name }: XmlElement, [document, ...inner]: readonly XmlElement[]): boolean {
  if (document === undefined) return false;
  if ([...inner.map((each) => each.name), name].join('/') === billedQuantity) return true;
  const known = billed.get(document);
  if (known !== undefined) return known;
  const found = someAt(document, billedQuantity, hasUnit);
  billed.set(document, found);
  return found;
}

function hasUnit({ attributes }: XmlElement): boolean {
  return attributes['unitCode'] !== undefined;
}

const exceptions: ReadonlyMap<string, Exception> = new Map<string, Exception>([
  ['CII-DT-015', supports('916')],
  ['CII-DT-018', supports('50', '130', '916')],
  ['CII-DT-021', supports('916')],
  ['CII-DT-022', supports('916')],
  ['CII-DT-024', supports('130')],
  ['CII-DT-027', ({ name }) => name === 'InvoiceReferencedDocument'],
  ['CII-DT-033', unitIsBilled],
  ['CII-DT-041', inHeader],
  ['CII-DT-052', isTaxOfInvoice],
  ['CII-DT-054', inHeader],
  ['CII-DT-058', inHeader],
  ['CII-DT-098', isTaxOfInvoice],
]);
