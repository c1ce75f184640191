import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';
import type { Breach, Rule } from '../rule.ts';
import type { Kind } from './cii-kinds.ts';
import { ciiKinds, ciiValueRules } from './cii-kinds.ts';

type Exception = (element: XmlElement, ancestors: readonly XmlElement[]) => boolean;

/** Looks at one element of a CII document for what its kind may not carry. */
export function checkCiiDataTypes(element: XmlElement, ancestors: readonly XmlElement[], breaches: Breach[]): void {
  const kind = kindOf(element, ancestors);
  if (kind !== undefined) checkKind(kind, element, ancestors, breaches);
  checkValue(element, breaches);
}

function checkKind(kind: Kind, element: XmlElement, ancestors: readonly XmlElement[], breaches: Breach[]): void {
  const report = (rule: Rule, attribute?: string): void => {
    if (exceptions.get(rule.id)?.(element, ancestors)) return;
    breaches.push(attribute === undefined ? { rule, element } : { rule, element, attribute });
  };
  for (const [attribute, rule] of kind.attributes)
    if (element.attributes[attribute] !== undefined) report(rule, attribute);
  if (kind.children.size === 0) return;
  const reported = new Set<string>();
  for (const child of element.children) {
    const rule = kind.children.get(child.name) ?? dateTimeRule(kind, child);
    if (rule === undefined || reported.has(rule.id)) continue;
    reported.add(rule.id);
    report(rule);
  }
}

function dateTimeRule(kind: Kind, child: XmlElement): Rule | undefined {
  if (kind !== ciiKinds.period || !child.children.some(({ name }) => name === 'DateTime')) return undefined;
  return kind.children.get(`${child.name}/DateTime`);
}

function checkValue(element: XmlElement, breaches: Breach[]): void {
  if (element.name.endsWith('TradeTax')) {
    const types = elementsAt(element, 'TypeCode');
    if (types.length > 0 && types.every(({ content }) => content !== 'VAT'))
      breaches.push({ rule: ciiValueRules.taxType, element: types[0] ?? element, proposal: 'VAT' });
    const rate = elementsAt(element, 'RateApplicablePercent').find(
      ({ attributes }) => attributes['format'] !== undefined,
    );
    if (rate) breaches.push({ rule: ciiValueRules.rateFormat, element: rate, attribute: 'format' });
  } else if (element.name === 'DateTimeString' && element.attributes['format'] === '102') {
    if (!/^\s*\d{4}(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])\s*$/.test(element.content))
      breaches.push({ rule: ciiValueRules.dateForm, element });
  }
}

const line = 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem';
const plainIdentifiers = new Set([
  'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID',
  'ExchangedDocument/ID',
  `${line}/AssociatedDocumentLineDocument/LineID`,
  `${line}/SpecifiedTradeProduct/SellerAssignedID`,
]);
const lineTax = `${line}/SpecifiedLineTradeSettlement/ApplicableTradeTax`;

// An element is judged as the first kind that fits: an invoice's own TypeCode is judged as any TypeCode.
function kindOf(element: XmlElement, ancestors: readonly XmlElement[]): Kind | undefined {
  if (ancestors.length === 0) return ciiKinds.root;
  switch (element.name) {
    case 'TypeCode':
      return ciiKinds.typeCode;
    case 'BillingSpecifiedPeriod':
      return ciiKinds.period;
    case 'PostalTradeAddress':
      return ciiKinds.address;
    case 'TaxTotalAmount':
      return undefined;
    case 'CategoryCode':
      return pathOf(ancestors) === lineTax ? ciiKinds.lineCategoryCode : undefined;
    case 'ID':
    case 'LineID':
    case 'SellerAssignedID':
      return plainIdentifiers.has(`${pathOf(ancestors)}/${element.name}`)
        ? ciiKinds.plainIdentifier
        : ciiKinds.identifier;
    default:
      return kindByEnding(element.name);
  }
}

function pathOf(ancestors: readonly XmlElement[]): string {
  let path = '';
  for (let depth = 1; depth < ancestors.length; depth += 1)
    path += `${depth > 1 ? '/' : ''}${ancestors[depth]?.name ?? ''}`;
  return path;
}

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
