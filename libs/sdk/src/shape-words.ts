import type { Text } from './diagnostic.ts';
import type { Shape, ShapeFault } from './shape-faults.ts';

const TYPES: Record<string, Text> = {
  string: { de: 'ein Text', en: 'a text' },
  object: { de: 'eine Zuordnung (Schlüssel: Wert)', en: 'a map (key: value)' },
  array: { de: 'eine Liste', en: 'a list' },
  number: { de: 'eine Zahl', en: 'a number' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'wahr oder falsch', en: 'true or false' },
};

type Words = (limit: unknown, fault: Pick<ShapeFault, 'name' | 'shape'>) => Text;

const formNeeded: Words = (form) => ({
  de: `die Form ${String(form)} ist nötig`,
  en: `the form ${String(form)} is needed`,
});
const entriesNeeded: Words = (limit) => ({
  de: `mindestens ${String(limit)} Eintrag ist nötig`,
  en: `at least ${String(limit)} entry is needed`,
});
const entriesAllowed: Words = (limit) => ({
  de: `höchstens ${String(limit)} Einträge sind erlaubt`,
  en: `at most ${String(limit)} entries are allowed`,
});

const WORDS: Record<string, Words> = {
  type: (limit) => {
    const word = TYPES[String(limit)] ?? { de: String(limit), en: String(limit) };
    return { de: `${word.de} ist nötig`, en: `${word.en} is needed` };
  },
  required: (_, { name = '' }) => ({ de: `„${name}“ fehlt`, en: `"${name}" is missing` }),
  additionalProperties: (_, { name = '' }) => ({ de: `„${name}“ kennt niemand`, en: `nobody knows "${name}"` }),
  pattern: (limit, fault) => formOf(fault.shape) ?? formNeeded(limit, fault),
  format: formNeeded,
  minimum: (limit) => ({ de: `mindestens ${String(limit)}`, en: `at least ${String(limit)}` }),
  maximum: (limit) => ({ de: `höchstens ${String(limit)}`, en: `at most ${String(limit)}` }),
  minProperties: entriesNeeded,
  minItems: entriesNeeded,
  maxProperties: entriesAllowed,
  maxItems: entriesAllowed,
  minLength: (limit) => ({
    de: `mindestens ${String(limit)} Zeichen sind nötig`,
    en: `at least ${String(limit)} characters are needed`,
  }),
  maxLength: (limit) => ({
    de: `höchstens ${String(limit)} Zeichen sind erlaubt`,
    en: `at most ${String(limit)} characters are allowed`,
  }),
  const: (limit) => oneOf([limit]),
  enum: (limit) => oneOf(limit as unknown[]),
  anyOf: (limit) => oneKindOf(limit as Shape[]),
};

/** Nobody reads a pattern who can see what it is for. */
function formOf({ examples }: Shape): Text | undefined {
  if (!Array.isArray(examples)) return undefined;
  return {
    de: `die Form von ${examples.join(' oder ')} ist nötig`,
    en: `the form of ${examples.join(' or ')} is needed`,
  };
}

/** Of choices that are no single values, their kinds are named. */
function oneKindOf(choices: Shape[]): Text {
  const values = choices.flatMap((choice) => choice.const ?? []);
  if (values.length > 0) return oneOf(values);
  const kinds = choices.flatMap(({ type }) => (type === undefined ? [] : (TYPES[type] ?? { de: type, en: type })));
  return {
    de: `${kinds.map(({ de }) => de).join(' oder ')} ist nötig`,
    en: `${kinds.map(({ en }) => en).join(' or ')} is needed`,
  };
}

/** An empty text only says that nothing was chosen. */
function oneOf(all: unknown[]): Text {
  const choices = all.filter((choice) => choice !== '');
  return { de: `erlaubt ist eines von ${choices.join(', ')}`, en: `one of ${choices.join(', ')} is allowed` };
}

/** What a fault of a shape is about. */
export function shapeWords(fault: Pick<ShapeFault, 'keyword' | 'shape' | 'name'>): Text {
  const { keyword, shape } = fault;
  return WORDS[keyword]?.(shape[keyword], fault) ?? { de: keyword, en: keyword };
}
