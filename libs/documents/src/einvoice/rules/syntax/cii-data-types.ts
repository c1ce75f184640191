import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Visit } from '../document-walk.ts';
import { elementsAt } from '../element-paths.ts';
import type { Breaches } from '../breaches.ts';
import type { Rule } from '../rule.ts';
import type { Kind } from './cii-kinds.ts';
import { ciiKinds, ciiValueRules } from './cii-kinds.ts';

type Exception = (element: XmlElement, ancestors: readonly XmlElement[]) => boolean;

/** What looks at elements of CII documents, for what their kind may not carry, whose names from the root on are these. */
export function ciiDataTypeVisits(names: readonly string[]): Visit<unknown>[] {
  const kind = kindOf(names);
  const visits: Visit<unknown>[] = [];
  if (kind !== undefined)
    visits.push((element, ancestors, { breaches }) => checkKind(kind, element, ancestors, breaches));
  if (kind === ciiKinds.tax) visits.push((element, _, { breaches }) => checkTax(element, breaches));
  else if (names.at(-1) === 'DateTimeString') visits.push((element, _, { breaches }) => checkDate(element, breaches));
  return visits;
}

function checkKind(kind: Kind, element: XmlElement, ancestors: readonly XmlElement[], breaches: Breaches): void {
  if (kind.attributes.size > 0) {
    for (const attribute in element.attributes) {
      const rule = kind.attributes.get(attribute);
      if (rule && Object.hasOwn(element.attributes, attribute) && !isExcepted(rule, element, ancestors))
        breaches.add(rule, { element, attribute });
    }
  }
  if (kind.children.size === 0) return;
  let reported: Set<Rule> | undefined;
  for (const child of element.children) {
    const rule = kind.children.get(child.name) ?? dateTimeRule(kind, child);
    if (rule === undefined || reported?.has(rule)) continue;
    reported = (reported ?? new Set<Rule>()).add(rule);
    if (!isExcepted(rule, element, ancestors)) breaches.add(rule, element);
  }
}

function isExcepted({ id }: Rule, element: XmlElement, ancestors: readonly XmlElement[]): boolean {
  return exceptions.get(id)?.(element, ancestors) ?? false;
}

function dateTimeRule(kind: Kind, child: XmlElement): Rule | undefined {
  if (kind !== ciiKinds.period || !child.children.some(({ name }) => name === 'DateTime')) return undefined;
  return kind.children.get(`${child.name}/DateTime`);
}

function checkTax(tax: XmlElement, breaches: Breaches): void {
  const types = elementsAt(tax, 'TypeCode');
  if (types.length > 0 && types.every(({ content }) => content !== 'VAT'))
    breaches.add(ciiValueRules.taxType, { element: types[0] ?? tax, proposal: 'VAT' });
  const rate = elementsAt(tax, 'RateApplicablePercent').find(({ attributes }) => attributes['format'] !== undefined);
  if (rate) breaches.add(ciiValueRules.rateFormat, { element: rate, attribute: 'format' });
}

function checkDate(date: XmlElement, breaches: Breaches): void {
  if (date.attributes['format'] !== '102') return;
  if (!/^\s*\d{4}(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])\s*$/.test(date.content))
    breaches.add(ciiValueRules.dateForm, date);
}

const line = 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem';

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
function unitIsBilled(_: XmlElement, [document]: readonly XmlElement[]): boolean {
  if (document === undefined) return false;
  const known = billed.get(document);
  if (known !== undefined) return known;
  const quantities = elementsAt(document, `${line}/SpecifiedLineTradeDelivery/BilledQuantity`);
  const found = quantities.some(({ attributes }) => attributes['unitCode'] !== undefined);
  billed.set(document, found);
  return found;
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
