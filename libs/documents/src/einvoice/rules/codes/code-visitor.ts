import type { Text } from '../../../diagnostic.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family } from '../check.ts';
import type { CodeChoice } from './code-choice.ts';
import { choicesOf, codeRows } from './code-choices.ts';
import { normalized } from '../element-paths.ts';
import type { Visit } from '../visit.ts';
import type { Breaches } from '../breaches.ts';
import type { Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';

/** The rules BR-CL-… of EN 16931. */
export const codeRules: readonly Rule[] = codeRows.map(([id, term]) => ({
  id,
  severity: 'error',
  term,
  message: strangeCode(term),
  messageAbout: strangeCode,
}));

function strangeCode(term: string): Text {
  return aboutTerm(term, 'hat einen Code, der nicht in der Liste steht.', 'has a code that is not in the list.');
}

const ruleOf = new Map(codeRules.map((rule) => [rule.id, rule]));

type Entry = CodeChoice & { rule: Rule };

const choices: Readonly<Record<Family, readonly Entry[]>> = { ubl: entriesOf('ubl'), cii: entriesOf('cii') };

function entriesOf(family: Family): Entry[] {
  return choicesOf(family).flatMap(({ rule: id, choice }) => {
    const rule = ruleOf.get(id);
    return rule ? [{ ...choice, rule }] : [];
  });
}

/** What looks at the codes of elements whose names from the root on are these. */
export function codeVisits(family: Family, names: readonly string[]): Visit[] {
  return choices[family]
    .filter((entry) => standsAt(entry, names))
    .map((entry) => ({
      // What is said of elements further up depends on their names alone, which belong to the path.
      ...(entry.attribute === undefined || entry.where ? {} : { attributes: entry.demanded ? 'missing' : 'given' }),
      look: (element, ancestors, { breaches }) => checkCode(entry, element, ancestors, breaches),
    }));
}

function standsAt({ name, parent, outside }: CodeChoice, names: readonly string[]): boolean {
  if (name !== '*' && name !== names.at(-1)) return false;
  if (parent !== undefined && parent !== names.at(-2)) return false;
  return outside === undefined || !names.slice(0, -1).some((above) => outside.includes(above));
}

function checkCode(entry: Entry, element: XmlElement, ancestors: readonly XmlElement[], breaches: Breaches): void {
  const { rule, attribute, demanded = false } = entry;
  const written = attribute === undefined ? element.content : element.attributes[attribute];
  if (written === undefined ? !demanded : entry.codes.has(written)) return;
  const around = ancestors.at(-1);
  if (entry.where !== undefined && !(around && entry.where(around))) return;
  const text = normalized(written ?? '');
  const code = entry.part === undefined ? text : entry.part(text);
  if (code === undefined || entry.codes.has(code) || entry.unless?.(code, ancestors)) return;
  breaches.add(rule, attribute === undefined ? element : { element, attribute });
}
