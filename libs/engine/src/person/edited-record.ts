import { holdsMask, redact } from '@belegfluss/http';
import { maskedInput } from './refusals.ts';

/**
 * The record that a person meant. They saw a censored copy of `old` and wrote `edited`: where the copy was left as it was,
 * the true value stays, also of an item that moved in its list. Throws DiagnosticError `run.masked_input` where a mark of
 * censorship stands in something that was written anew, because nobody knows any more what it stood for.
 */
export function editedRecord(edited: Record<string, unknown>, old: unknown): Record<string, unknown> {
  return meantMembers(edited, redact(old), old, '');
}

function meant(edited: unknown, shown: unknown, old: unknown, path: string): unknown {
  if (isSame(edited, shown)) return old;
  if (typeof edited === 'string' && holdsMask(edited)) throw maskedInput(path);
  if (Array.isArray(edited)) return meantItems(edited, listOf(shown), listOf(old), path);
  return isMap(edited) ? meantMembers(edited, shown, old, path) : edited;
}

function meantMembers(
  edited: Record<string, unknown>,
  shown: unknown,
  old: unknown,
  path: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(edited).map(([name, value]) => [
      name,
      meant(value, memberOf(shown, name), memberOf(old, name), path === '' ? name : `${path}.${name}`),
    ]),
  );
}

function meantItems(edited: unknown[], shown: unknown[], old: unknown[], path: string): unknown[] {
  const places = new Map(shown.map((item, index) => [JSON.stringify(item), index]));
  return edited.map((item, index) => {
    const place = isSame(item, shown[index]) ? index : (places.get(JSON.stringify(item)) ?? index);
    return meant(item, shown[place], old[place], `${path}[${index}]`);
  });
}

/** Copies end at some depth, so that only so much of what was written is compared again at each. */
function isSame(edited: unknown, shown: unknown): boolean {
  if (typeof shown !== 'object' || shown === null) return edited === shown;
  return JSON.stringify(edited) === JSON.stringify(shown);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, name: string): unknown {
  return isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
