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

/** The prefixes that an element declares (`''` for the default namespace) with their namespaces. */
export function declaredPrefixes(raw: ReadonlyMap<string, string>): Map<string, string> {
  const declared = new Map<string, string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns') declared.set('', kept(value));
    else if (name.startsWith('xmlns:')) declared.set(name.slice(6), kept(value));
  }
  return declared;
}

/**
 * The same text as V8 keeps names of properties and constants: once, so that it is compared with them by its address. Each element's
 * namespace is compared, and a part of a long text would be read again for each.
 */
function kept(namespace: string): string {
  return Object.keys({ [namespace]: 0 })[0] ?? namespace;
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
