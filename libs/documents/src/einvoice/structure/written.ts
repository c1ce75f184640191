import type { XmlElement } from '../../xml/xml-element.ts';
import type { Breaches } from '../rules/breaches.ts';
import { isBlank } from '../rules/element-paths.ts';
import type { ElementType, ValueKind } from './schema.ts';
import { structureRules, valueRule } from './structure-rules.ts';

/** Attributes of XML Schema itself, which may stand anywhere. */
const SCHEMA_ATTRIBUTES = new Set(['schemaLocation', 'noNamespaceSchemaLocation', 'type', 'nil']);

/** Says what is wrong with the text of an element: some where only elements stand, or a value of the wrong form. */
export function checkText(element: XmlElement, holds: ElementType | ValueKind, breaches: Breaches): void {
  if ('parts' in holds) {
    if (!isBlank(element.content)) breaches.add(structureRules.text, element);
  } else if (holds.fits !== undefined && !holds.fits(element.content)) {
    breaches.add(valueRule(holds.base), { element, facts: { type: holds.base } });
  }
}

/** Says what is wrong with the attributes of an element. */
export function checkAttributes(element: XmlElement, holds: ElementType | ValueKind, breaches: Breaches): void {
  const kind = 'parts' in holds ? undefined : holds;
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
