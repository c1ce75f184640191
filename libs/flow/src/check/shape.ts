import { ownSchemas, type Text } from '@belegfluss/sdk';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import type { CheckContext, Path } from './check-context.ts';
import { nearestName } from '../report/nearest-name.ts';

// A shape judges a few files in the life of a process: making it fast would take longer than it saves.
const ajv = new Ajv({ ...ownSchemas, allErrors: true, verbose: true, code: { optimize: false } });
const compiled = new WeakMap<TSchema, ValidateFunction>();

/** Judges `value` against a shape and reports each fault at its place; true when it fits. */
export function fits(context: CheckContext, shape: TSchema, value: unknown, path: Path): boolean {
  const validate = compiled.get(shape) ?? ajv.compile(shape);
  compiled.set(shape, validate);
  if (validate(value)) return true;
  for (const error of validate.errors ?? []) if (!context.isFull) reportFault(context, error, path);
  return false;
}

function reportFault(context: CheckContext, error: ErrorObject, path: Path): void {
  // The words of a choice are judged one by one; what counts is said once, by the choice itself.
  if (error.keyword === 'const') return;
  const inside = error.instancePath.split('/').slice(1).map(unescapePointer);
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
    context.add('flow.unknown_key', [...path, ...inside, key], { key, nearest: nearestName(key, known) }, 'key');
    return;
  }
  context.add('flow.shape', [...path, ...inside], { detail: detailOf(error) });
}

type Params = Record<string, unknown>;
const TYPES: Record<string, Text> = {
  string: { de: 'ein Text', en: 'a text' },
  object: { de: 'eine Zuordnung (Schlüssel: Wert)', en: 'a map (key: value)' },
  array: { de: 'eine Liste', en: 'a list' },
  number: { de: 'eine Zahl', en: 'a number' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number' },
};
const WORDS: Record<string, (params: Params, schema: Params) => Text> = {
  type: ({ type }) => {
    const word = TYPES[String(type)] ?? { de: String(type), en: String(type) };
    return { de: `${word.de} ist nötig`, en: `${word.en} is needed` };
  },
  required: ({ missingProperty: name }) => ({ de: `„${String(name)}“ fehlt`, en: `"${String(name)}" is missing` }),
  pattern: ({ pattern }) => ({
    de: `die Form ${String(pattern)} ist nötig`,
    en: `the form ${String(pattern)} is needed`,
  }),
  minimum: ({ limit }) => ({ de: `mindestens ${String(limit)}`, en: `at least ${String(limit)}` }),
  maximum: ({ limit }) => ({ de: `höchstens ${String(limit)}`, en: `at most ${String(limit)}` }),
  minProperties: ({ limit }) => ({
    de: `mindestens ${String(limit)} Eintrag ist nötig`,
    en: `at least ${String(limit)} entry is needed`,
  }),
  maxProperties: ({ limit }) => ({
    de: `höchstens ${String(limit)} Einträge sind erlaubt`,
    en: `at most ${String(limit)} entries are allowed`,
  }),
  format: ({ format }) => ({ de: `die Form ${String(format)} ist nötig`, en: `the form ${String(format)} is needed` }),
  minItems: ({ limit }) => ({
    de: `mindestens ${String(limit)} Eintrag ist nötig`,
    en: `at least ${String(limit)} entry is needed`,
  }),
  minLength: ({ limit }) => ({
    de: `mindestens ${String(limit)} Zeichen sind nötig`,
    en: `at least ${String(limit)} characters are needed`,
  }),
  maxItems: ({ limit }) => ({
    de: `höchstens ${String(limit)} Einträge sind erlaubt`,
    en: `at most ${String(limit)} entries are allowed`,
  }),
  maxLength: ({ limit }) => ({
    de: `höchstens ${String(limit)} Zeichen sind erlaubt`,
    en: `at most ${String(limit)} characters are allowed`,
  }),
  enum: ({ allowedValues }) => oneOf(allowedValues as string[]),
  anyOf: (_params, { anyOf }) => oneOf((anyOf as { const?: string }[]).flatMap((choice) => choice.const ?? [])),
};

function oneOf(choices: string[]): Text {
  return { de: `erlaubt ist eines von ${choices.join(', ')}`, en: `one of ${choices.join(', ')} is allowed` };
}

/** What a fault of a shape is about, in both languages; the validator has to be verbose. */
export function detailOf({ keyword, params, parentSchema, message = keyword }: ErrorObject): Text {
  return wordsOf(keyword, params, parentSchema as Params) ?? { de: message, en: message };
}

/** The words for a keyword of JSON Schema that a value does not keep to. */
export function wordsOf(keyword: string, params: Params, schema: Params = {}): Text | undefined {
  return WORDS[keyword]?.(params, schema);
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
