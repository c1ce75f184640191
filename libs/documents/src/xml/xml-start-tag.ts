import type { Attributes } from './xml-attributes.ts';
import { attributeValue, declaredPrefixes, noAttributes, resolvedAttributes } from './xml-attributes.ts';
import type { NameScope } from './xml-names.ts';

/** A start tag with its names resolved, and the scope that holds inside of it. */
export interface ReadTag {
  tag: {
    name: string;
    namespace: string;
    raw: string;
    attributes: Attributes;
    /** How many are written, declarations of namespaces among them. */
    attributeCount: number;
    isClosed: boolean;
  };
  scope: NameScope;
}

const [QUOTE, APOSTROPHE, LESS, GREATER] = [34, 39, 60, 62];

/** The index of the `>` of the tag that starts at `start`; -1 where it has not arrived. Values in quotation marks may hold a `>`. */
export function tagEnd(text: string, start: number): number | 'malformed' {
  let quote = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LESS) return 'malformed';
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

const NAME = /^<([^\s=<>/"']+)/;
const ATTRIBUTE = /\s+([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Reads a whole start tag; undefined where it breaks a rule. */
export function readStartTag(
  written: string,
  outer: NameScope,
  mostAttributes: number,
): ReadTag | 'too-many' | undefined {
  const raw = NAME.exec(written)?.[1];
  if (raw === undefined) return undefined;
  const found = new Map<string, string>();
  let at = raw.length + 1;
  ATTRIBUTE.lastIndex = at;
  for (let match = ATTRIBUTE.exec(written); match; match = ATTRIBUTE.exec(written)) {
    const [, name = '', double, single = ''] = match;
    const value = attributeValue(double ?? single);
    if (value === undefined || found.has(name)) return undefined;
    found.set(name, value);
    if (found.size > mostAttributes) return 'too-many';
    at = ATTRIBUTE.lastIndex;
  }
  const rest = written.slice(at).trim();
  if (rest !== '>' && rest !== '/>') return undefined;
  return resolved(raw, found, outer, rest === '/>');
}

function resolved(raw: string, found: Map<string, string>, outer: NameScope, isClosed: boolean): ReadTag | undefined {
  const declared = found.size > 0 ? declaredPrefixes(found) : found;
  const scope = declared.size > 0 ? outer.with(declared) : outer;
  const name = scope?.element(raw);
  const attributes = scope && (found.size > 0 ? resolvedAttributes(found, scope) : noAttributes);
  if (!scope || !name || !attributes) return undefined;
  const tag = { name: name.local, namespace: name.namespace, raw, attributes, attributeCount: found.size, isClosed };
  return { tag, scope };
}

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])([\w.-]+)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>$/;

/** The encoding that an XML declaration names, empty where it names none; undefined where it is no declaration. */
export function encodingOf(declaration: string): string | undefined {
  const match = DECLARATION.exec(declaration);
  return match ? (match[3] ?? '') : undefined;
}
