import { asConstant } from '../text-constant.ts';
import { withoutReferences } from './xml-characters.ts';
import type { NameScope } from './xml-names.ts';

/** Attributes by local name; a null-prototype or plain object whose keys are never looked up on a prototype's behalf. */
export type Attributes = Readonly<Record<string, string>>;

/** The attributes of an element without any. */
export const noAttributes: Attributes = Object.freeze({});

/** The value of an attribute as XML means it: blanks as spaces, references resolved; undefined when it may not stand there. */
export function attributeValue(written: string): string | undefined {
  if (written.includes('<')) return undefined;
  return withoutReferences(/[\t\r\n]/.test(written) ? written.replace(/\r\n|[\t\r\n]/g, ' ') : written);
}

/** The prefixes that an element declares (`''` for the default namespace) with their namespaces, which are compared for each element. */
export function declaredPrefixes(raw: ReadonlyMap<string, string>): Map<string, string> {
  const declared = new Map<string, string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns') declared.set('', asConstant(value));
    else if (name.startsWith('xmlns:')) declared.set(name.slice(6), asConstant(value));
  }
  return declared;
}

/** The attributes without declarations, by local name; undefined when a name is none or two of them are the same. */
export function resolvedAttributes(raw: ReadonlyMap<string, string>, scope: NameScope): Attributes | undefined {
  const entries: [string, string][] = [];
  const seen = new Set<string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const resolved = scope.attribute(name);
    const expanded = resolved && `${resolved.namespace} ${resolved.local}`;
    if (!resolved || expanded === undefined || seen.has(expanded)) return undefined;
    seen.add(expanded);
    entries.push([resolved.local, value]);
  }
  return entries.length === 0 ? noAttributes : Object.fromEntries(entries);
}
