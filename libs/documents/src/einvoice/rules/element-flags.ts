import type { XmlElement } from '../../xml/xml-element.ts';
import { firstAt, someAt } from './element-paths.ts';

const meanings: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** What a boolean element says; undefined when it is missing or says neither. */
export function flagOf(element: XmlElement, path: string): boolean | undefined {
  const text = firstAt(element, path)?.text ?? '';
  return Object.hasOwn(meanings, text) ? meanings[text] : undefined;
}

/** Whether a category of tax is one of value added tax, in both syntaxes. */
export function isVat(category: XmlElement): boolean {
  return someAt(category, 'TaxScheme/ID', isCalledVat) || isCiiVat(category);
}

function isCalledVat({ text }: XmlElement): boolean {
  return saysVat(text);
}

function saysVat(text: string): boolean {
  return text === 'VAT' || text.toUpperCase() === 'VAT';
}

function isCiiVat(category: XmlElement): boolean {
  return category.children.some(({ name, content }) => name === 'TypeCode' && saysVat(content));
}

/** Whether a VAT group of CII is of a category that the official rules judge by themselves: O, L or M. */
export function hasOwnRules(group: XmlElement): boolean {
  return (
    isCiiVat(group) &&
    group.children.some(({ name, content }) => name === 'CategoryCode' && ['O', 'L', 'M'].includes(content))
  );
}
