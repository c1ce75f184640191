import type { DeclarationFault } from '@belegfluss/sdk';
import { oneOf, unknownPlaceholder } from './faults.ts';
import { placeholders } from './templates.ts';

type Path = DeclarationFault['path'];
type Faults = DeclarationFault[];

/** Judges the templates of a request: its address, its query and its headers. */
export function judgeTexts(
  request: { get?: string; query?: Record<string, string>; headers?: Record<string, string> },
  known: string[] | undefined,
  path: Path,
): Faults {
  const named = (part: 'query' | 'headers') =>
    Object.entries(request[part] ?? {}).flatMap(([name, text]) => judgeText(text, known, [...path, part, name]));
  return [
    ...(request.get === undefined ? [] : judgeText(request.get, known, [...path, 'get'])),
    ...named('query'),
    ...named('headers'),
  ];
}

/** Judges one text by the names for which something stands; by none where any may. */
export function judgeText(text: string, known: string[] | undefined, path: Path): Faults {
  if (!known) return [];
  return placeholders(text)
    .filter((name) => !known.includes(name.split('.')[0] ?? ''))
    .map((name) => unknownPlaceholder(path, name, known));
}

/** Whether a request has the placeholder of this name. */
export function mentions(
  request: { get: string; query?: Record<string, string>; headers?: Record<string, string> },
  name: string,
): boolean {
  const texts = [request.get, ...Object.values(request.query ?? {}), ...Object.values(request.headers ?? {})];
  return texts.some((text) => placeholders(text).includes(name));
}

/** Exactly one of these keys has to be there. */
export function exactlyOne(value: object, keys: readonly string[], path: Path): Faults {
  return keys.filter((key) => Object.hasOwn(value, key)).length === 1 ? [] : [oneOf(path, keys)];
}
