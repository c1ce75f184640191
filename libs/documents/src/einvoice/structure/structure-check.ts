import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf } from '../../xml/xml-element.ts';
import { namespaces } from '../binding/syntax.ts';
import type { InvoiceProfile } from '../profile.ts';
import { Breaches } from '../rules/breaches.ts';
import type { Breach } from '../rules/rule.ts';
import { isBlank } from '../rules/element-paths.ts';
import type { ElementType, Part, ValueKind } from './schema.ts';
import { schemaOf } from './schema.ts';
import { structureRules } from './structure-rules.ts';
import { fitsType } from './value-forms.ts';

/** Attributes of XML Schema itself, which may stand anywhere. */
const SCHEMA_ATTRIBUTES = new Set(['schemaLocation', 'noNamespaceSchemaLocation', 'type', 'nil']);

const ROOTS: Readonly<Record<string, string | undefined>> = {
  Invoice: namespaces['ubl'],
  CreditNote: namespaces['cn'],
  CrossIndustryInvoice: namespaces['rsm'],
};

/**
 * What the official schema would refuse in a document: elements that are unknown, missing, repeated or out of order,
 * values of the wrong form, attributes. Extensions of UBL are not looked into. An invoice of the profile EXTENDED follows the schema
 * of its profile.
 */
export function checkStructure(
  root: XmlElement,
  profile?: InvoiceProfile,
  breaches = new Breaches(),
): readonly Breach[] {
  const ofCii = profile === 'factur-x-extended' ? 'extended' : 'cii';
  const type = schemaOf(root.name === 'CrossIndustryInvoice' ? ofCii : 'ubl').get(root.name);
  if (!type || ROOTS[root.name] !== root.namespace) breaches.add(structureRules.root, root);
  else checkElements(root, type, breaches);
  return breaches.told;
}

function checkElements(element: XmlElement, type: ElementType, breaches: Breaches): void {
  if (!isBlank(element.content)) breaches.add(structureRules.text, element);
  checkAttributes(element, undefined, breaches);
  if (type.choice) checkChoice(element, type, breaches);
  else checkSequence(element, type, breaches);
}

function checkSequence(element: XmlElement, type: ElementType, breaches: Breaches): void {
  let at = 0;
  let last: Part | undefined;
  for (const child of element.children) {
    const index = type.byName.get(child.name);
    const part = index === undefined ? undefined : type.parts[index];
    if (index === undefined || !part || part.namespace !== child.namespace) {
      breaches.add(structureRules.unknown, child);
      continue;
    }
    if (part === last && !part.repeats) breaches.add(structureRules.repeated, child);
    else if (index < at && part !== last) breaches.add(structureRules.order, child);
    else {
      if (index > at) reportMissing(element, type, at, index, breaches);
      at = index + 1;
      last = part;
    }
    checkPart(child, part, breaches);
  }
  if (at < type.parts.length) reportMissing(element, type, at, type.parts.length, breaches);
}

/** What is required from one part on to before another. One that stands elsewhere in the element is out of order, not missing. */
function reportMissing(element: XmlElement, type: ElementType, from: number, to: number, breaches: Breaches): void {
  for (const index of type.required) {
    const name = type.parts[index]?.name;
    if (index < from || index >= to || name === undefined || childOf(element, name)) continue;
    breaches.add(structureRules.missing, { element, facts: { element: name } });
  }
}

function checkChoice(element: XmlElement, type: ElementType, breaches: Breaches): void {
  const [first, ...others] = element.children;
  for (const other of others) breaches.add(structureRules.repeated, other);
  const part = first && type.parts.find(({ name, namespace }) => name === first.name && namespace === first.namespace);
  if (part) checkPart(first, part, breaches);
  else if (first) breaches.add(structureRules.unknown, first);
  else
    breaches.add(structureRules.missing, {
      element,
      facts: { element: type.parts.map(({ name }) => name).join(', ') },
    });
}

function checkPart(element: XmlElement, { holds }: Part, breaches: Breaches): void {
  if (!holds) return;
  if ('parts' in holds) checkElements(element, holds, breaches);
  else checkValue(element, holds, breaches);
}

function checkValue(element: XmlElement, kind: ValueKind, breaches: Breaches): void {
  for (const child of element.children) breaches.add(structureRules.unknown, child);
  if (!fitsType(kind.base, element.content))
    breaches.add(structureRules.value, { element, facts: { type: kind.base } });
  checkAttributes(element, kind, breaches);
}

function checkAttributes(element: XmlElement, kind: ValueKind | undefined, breaches: Breaches): void {
  const { attributes } = element;
  for (const attribute in attributes) {
    if (!Object.hasOwn(attributes, attribute) || SCHEMA_ATTRIBUTES.has(attribute)) continue;
    const fixed = kind?.attributes.get(attribute);
    const isKnown = fixed !== undefined || (kind?.attributes.has(attribute) ?? false);
    if (!isKnown || (fixed !== undefined && fixed !== attributes[attribute]))
      breaches.add(structureRules.attribute, { element, attribute });
  }
  if (kind === undefined) return;
  for (const attribute of kind.required)
    if (attributes[attribute] === undefined) breaches.add(structureRules.attributeMissing, { element, attribute });
}
