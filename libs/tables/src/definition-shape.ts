import type { Text } from '@belegfluss/sdk';
import { COLUMN_TYPES, type ColumnType } from './definition.ts';

/** The YAML of a definition as it stands in the file, once `definitionProblems` found nothing. */
export interface RawDefinition {
  table: string;
  title: Text;
  owner: string;
  key: Record<string, { label: Text }>;
  values: Record<
    string,
    { label: Text; type: ColumnType; required?: boolean; pattern?: string; choices?: Record<string, Text> }
  >;
}

/** Something wrong in a definition; `path` leads to it from the root. */
export interface ShapeProblem {
  path: string[];
  message: Text;
  remedy: Text;
}

const NAME = /^[a-z][a-z0-9_]*$/;
const RESERVED = new Set(['valid_from', 'valid_to']);
const TYPES = COLUMN_TYPES.join(', ');

/** What should stand in places of a definition. */
const EXPECTED = {
  table: {
    de: 'eine Zuordnung mit table, title, owner, key und values',
    en: 'a map with table, title, owner, key and values',
  },
  owner: { de: 'der Name einer Rolle', en: 'the name of a role' },
  columns: { de: 'eine Zuordnung mit mindestens einer Spalte', en: 'a map of at least one column' },
  columnName: {
    de: 'ein Spaltenname aus Kleinbuchstaben, Ziffern und _, nicht valid_from oder valid_to',
    en: 'a column name of lower-case letters, digits and _, other than valid_from and valid_to',
  },
  column: { de: 'eine Zuordnung, die die Spalte beschreibt', en: 'a map that describes the column' },
  type: { de: `eines von ${TYPES}`, en: `one of ${TYPES}` },
  required: { de: 'true oder false', en: 'true or false' },
  pattern: {
    de: 'ein regulärer Ausdruck ohne wiederholte Gruppen',
    en: 'a regular expression without repeated groups',
  },
  choices: {
    de: 'choices beim Typ choice, und nur dort',
    en: 'choices for the type choice, and only there',
  },
  choicesMap: { de: 'eine Zuordnung von Werten und ihren Bezeichnungen', en: 'a map of values and their labels' },
  valueName: { de: 'ein Name, den keine Schlüsselspalte hat', en: 'a name that is not a key column' },
  text: { de: '{ de: …, en: … }', en: '{ de: …, en: … }' },
} satisfies Record<string, Text>;

/** Compares parsed YAML with what a definition has to look like; `name` is the file's name without its endings. */
export function definitionProblems(raw: unknown, name: string): ShapeProblem[] {
  if (!isMap(raw)) return [wrong([], EXPECTED.table)];
  return [
    ...members(raw, [], ['table', 'title', 'owner', 'key', 'values'], []),
    ...(raw['table'] === undefined || raw['table'] === name
      ? []
      : [wrong(['table'], { de: `${name}, wie die Datei heißt`, en: `${name}, as the file is called` })]),
    ...(raw['owner'] === undefined || isName(raw['owner']) ? [] : [wrong(['owner'], EXPECTED.owner)]),
    ...texts(raw['title'], ['title']),
    ...columns(raw['key'], ['key'], (column, path) => members(column, path, ['label'], [])),
    ...columns(raw['values'], ['values'], valueColumn),
    ...sharedNames(raw),
  ];
}

function columns(raw: unknown, path: string[], one: (column: Map, path: string[]) => ShapeProblem[]): ShapeProblem[] {
  if (raw === undefined) return [];
  if (!isMap(raw) || Object.keys(raw).length === 0) return [wrong(path, EXPECTED.columns)];
  return Object.entries(raw).flatMap(([name, column]) => {
    const here = [...path, name];
    if (!isName(name) || RESERVED.has(name)) {
      return [wrong(here, EXPECTED.columnName)];
    }
    if (!isMap(column)) return [wrong(here, EXPECTED.column)];
    return [...one(column, here), ...texts(column['label'], [...here, 'label'])];
  });
}

function valueColumn(column: Map, path: string[]): ShapeProblem[] {
  const { type, required, pattern, choices } = column;
  const problems = members(column, path, ['label', 'type'], ['required', 'pattern', 'choices']);
  if (type !== undefined && !COLUMN_TYPES.includes(type as ColumnType)) {
    problems.push(wrong([...path, 'type'], EXPECTED.type));
  }
  if (required !== undefined && typeof required !== 'boolean') {
    problems.push(wrong([...path, 'required'], EXPECTED.required));
  }
  if (pattern !== undefined && !isSafePattern(pattern)) {
    problems.push(wrong([...path, 'pattern'], EXPECTED.pattern));
  }
  if ((type === 'choice') !== (choices !== undefined)) {
    problems.push(wrong([...path, 'choices'], EXPECTED.choices));
  }
  if (choices !== undefined) {
    if (!isMap(choices)) problems.push(wrong([...path, 'choices'], EXPECTED.choicesMap));
    else
      problems.push(...Object.entries(choices).flatMap(([value, label]) => texts(label, [...path, 'choices', value])));
  }
  return problems;
}

function sharedNames(raw: Map): ShapeProblem[] {
  const keys = isMap(raw['key']) ? Object.keys(raw['key']) : [];
  const values = isMap(raw['values']) ? raw['values'] : {};
  return keys.filter((name) => Object.hasOwn(values, name)).map((name) => wrong(['values', name], EXPECTED.valueName));
}

function members(map: Map, path: string[], required: string[], optional: string[]): ShapeProblem[] {
  const missing = required
    .filter((name) => map[name] === undefined)
    .map((name) => ({
      path,
      message: { de: `Die Angabe „${name}“ fehlt.`, en: `The entry "${name}" is missing.` },
      remedy: { de: `Ergänzen Sie „${name}“.`, en: `Add "${name}".` },
    }));
  const known = [...required, ...optional];
  const unknown = Object.keys(map)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: [...path, name],
      message: { de: `Die Angabe „${name}“ ist hier nicht bekannt.`, en: `The entry "${name}" is not known here.` },
      remedy: { de: `Erlaubt sind: ${known.join(', ')}.`, en: `Allowed are: ${known.join(', ')}.` },
    }));
  return [...missing, ...unknown];
}

function texts(raw: unknown, path: string[]): ShapeProblem[] {
  if (raw === undefined) return [];
  const complete =
    isMap(raw) && ['de', 'en'].every((language) => typeof raw[language] === 'string' && raw[language] !== '');
  return complete ? [] : [wrong(path, EXPECTED.text)];
}

function wrong(path: string[], expected: Text): ShapeProblem {
  const place = path.at(-1) ?? 'table';
  return {
    path,
    message: { de: `„${place}“ hat nicht die erwartete Form.`, en: `"${place}" does not have the expected shape.` },
    remedy: { de: `Erwartet wird: ${expected.de}.`, en: `Expected: ${expected.en}.` },
  };
}

/** A repeated group can make the matcher run for minutes on one cell, so it is refused. */
function isSafePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || /\)[*+{]/.test(pattern)) return false;
  try {
    return new RegExp(pattern, 'u').unicode;
  } catch {
    return false;
  }
}

type Map = Record<string, unknown>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && NAME.test(value);
}
