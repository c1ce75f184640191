import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family } from '../check.ts';
import type { CodeChoice } from './code-choices.ts';
import { choicesOf, codeRows } from './code-choices.ts';
import { normalized } from '../element-paths.ts';
import type { Breach, Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';

/** The rules BR-CL-… of EN 16931. */
export const codeRules: readonly Rule[] = codeRows.map(([id, term]) => ({
  id,
  severity: 'error',
  term,
  message: aboutTerm(term, 'hat einen Code, der nicht in der Liste steht.', 'has a code that is not in the list.'),
}));

const ruleOf = new Map(codeRules.map((rule) => [rule.id, rule]));

type Entry = CodeChoice & { rule: Rule };

interface Choices {
  byName: ReadonlyMap<string, readonly Entry[]>;
  /** Attributes that hold a code wherever they stand. */
  byAttribute: readonly Entry[];
}

function compiled(family: Family): Choices {
  const byName = new Map<string, Entry[]>();
  for (const { rule: id, choice } of choicesOf(family)) {
    const rule = ruleOf.get(id);
    if (rule) byName.set(choice.name, [...(byName.get(choice.name) ?? []), { ...choice, rule }]);
  }
  return { byName, byAttribute: byName.get('*') ?? [] };
}

const choices: Readonly<Record<Family, Choices>> = { ubl: compiled('ubl'), cii: compiled('cii') };

/** Looks at the codes of one element while a document is walked. */
export function checkCodes(
  family: Family,
  element: XmlElement,
  ancestors: readonly XmlElement[],
  breaches: Breach[],
): void {
  const { byName, byAttribute } = choices[family];
  const entries = byName.get(element.name);
  if (entries !== undefined) for (const entry of entries) checkCode(entry, element, ancestors, breaches);
  if (byAttribute.length === 0 || Object.keys(element.attributes).length === 0) return;
  for (const entry of byAttribute) checkCode(entry, element, ancestors, breaches);
}

function checkCode(entry: Entry, element: XmlElement, ancestors: readonly XmlElement[], breaches: Breach[]): void {
  const { rule, attribute, demanded = false } = entry;
  const written = attribute === undefined ? element.content : element.attributes[attribute];
  if (written === undefined ? !demanded : entry.codes.has(written)) return;
  if (!isMeant(entry, ancestors)) return;
  const text = normalized(written ?? '');
  const code = entry.part === undefined ? text : entry.part(text);
  if (code === undefined || entry.codes.has(code) || entry.unless?.(code, ancestors)) return;
  breaches.push(attribute === undefined ? { rule, element } : { rule, element, attribute });
}

function isMeant({ parent, outside, where }: Entry, ancestors: readonly XmlElement[]): boolean {
  const around = ancestors.at(-1);
  if (parent !== undefined && around?.name !== parent) return false;
  if (outside !== undefined && ancestors.some(({ name }) => outside.includes(name))) return false;
  return where === undefined || (around !== undefined && where(around));
}
