import type { ShapeFault, Text } from '@belegfluss/sdk';
import { DURATION_PATTERN, seconds } from '../../language/duration.ts';
import { DAY_OF_YEAR_PATTERN } from '../../language/field-shapes.ts';
import { nearestName } from '../../report/nearest-name.ts';
import { meant } from '../../report/words.ts';
import { durationMeant } from './duration-meant.ts';
import { idMeant } from './id-meant.ts';

/** Longer texts are not repeated in a proposal. */
const MOST_SHOWN = 60;

const DAY_OF_YEAR_HINT: Text = {
  de: 'Ein Tag des Jahres heißt wie 12-24: erst der Monat, dann der Tag, den es in ihm gibt.',
  en: 'A day of the year is written like 12-24: the month first, then a day that there is in it.',
};

const ONE_VALUE: Text = {
  de: 'Schreiben Sie einen einzelnen Wert, ohne Klammern und Striche.',
  en: 'Write a single value, without brackets and dashes.',
};
const ONE_OF_THEM: Text = { de: 'Nehmen Sie eines davon.', en: 'Take one of them.' };
const WITHIN: Text = { de: 'Nehmen Sie eine Zahl in dieser Grenze.', en: 'Take a number within this limit.' };
const DECIMAL_COMMA = /^-?\d+,\d+$/;
const WHOLE_NUMBER: Text = {
  de: 'Schreiben Sie Ziffern allein, wie 3: ohne Komma, Punkt und Anführungszeichen.',
  en: 'Write digits alone, such as 3: without a comma, a point and quotes.',
};
const NAMES: Text = {
  de: 'Schreiben Sie eingerückte Namen mit Doppelpunkt und dem, was sie halten: name: { … }.',
  en: 'Write indented names with a colon and what they hold: name: { … }.',
};
const NO_DASHES: Text = {
  de: 'Schreiben Sie eingerückte Namen mit Doppelpunkt statt Strichen: name: { … }.',
  en: 'Write indented names with a colon instead of dashes: name: { … }.',
};
const LONGER: Text = {
  de: 'Eine Dauer ist länger als nichts: PT1S ist die kürzeste.',
  en: 'A duration is longer than nothing: PT1S is the shortest.',
};
const DURATIONS: Text = {
  de: 'Tage heißen P2D, Stunden PT2H, Minuten PT15M, Sekunden PT30S; Wochen, Monate und Jahre gibt es nicht.',
  en: 'Days are P2D, hours PT2H, minutes PT15M, seconds PT30S; there are no weeks, months and years.',
};
const FEWER_DIGITS: Text = {
  de: 'Tage haben höchstens vier Ziffern, Stunden, Minuten und Sekunden höchstens sechs.',
  en: 'Days have at most four digits; hours, minutes and seconds at most six.',
};
const FILL_IN: Text = {
  de: 'Füllen Sie es eingerückt in den Zeilen darunter, oder löschen Sie den Schlüssel, wo er nicht nötig ist.',
  en: 'Fill it, indented, in the lines below, or delete the key where it is not needed.',
};

/** What to write instead of a value that does not fit its shape, where that can be told. */
export function shapeHint({ keyword, shape, name, path }: ShapeFault, value: unknown): Text | undefined {
  if (keyword === 'required') return added(name ?? '', shape.properties?.[name ?? '']);
  if (shape['pattern'] === DURATION_PATTERN) return durationHint(value);
  if (shape['pattern'] === DAY_OF_YEAR_PATTERN) return DAY_OF_YEAR_HINT;
  const text = shortText(value);
  if (keyword === 'type' && path.join('.') === 'on' && text !== undefined) return triggerMeant(text);
  if (keyword === 'type') return ofAnotherKind(shape, value, text);
  if (keyword === 'minimum' || keyword === 'maximum') return WITHIN;
  if (keyword === 'minProperties' || keyword === 'minItems') return FILL_IN;
  if (keyword === 'anyOf' || keyword === 'enum') return choiceMeant(choicesOf(shape), text);
  if (text === undefined || keyword !== 'pattern') return undefined;
  return meantIfAny(dayMeant(text, shape) ?? idMeant(text, String(shape['pattern'])));
}

function choiceMeant(choices: string[], text: string | undefined): Text | undefined {
  if (choices.length === 0) return undefined;
  return meantIfAny(text === undefined ? undefined : nearestName(text, choices)) ?? ONE_OF_THEM;
}

/** A trigger in the place of the map of triggers: an entity, or else an event. */
function triggerMeant(text: string): Text {
  return write(`on: { start: { ${text.includes('.') ? 'entity' : 'emitted'}: ${text} } }`);
}

/** A text where a map is needed, and the like. */
function ofAnotherKind(shape: ShapeFault['shape'], value: unknown, text: string | undefined): Text | undefined {
  switch (shape['type']) {
    case 'string':
      return Array.isArray(value)
        ? ONE_VALUE
        : (withoutExpr(value) ?? onlyText(value) ?? (text === undefined ? undefined : write(`'${text}'`)));
    case 'array':
      return listMeant(value, text);
    case 'object':
      return mapMeant(shape, value, text);
    case 'integer':
      return WHOLE_NUMBER;
    case 'number':
      return text !== undefined && DECIMAL_COMMA.test(text) ? write(text.replace(',', '.')) : undefined;
    default:
      return undefined;
  }
}

/** The list of the one value that stands there. */
function listMeant(value: unknown, text: string | undefined): Text | undefined {
  const expr = onlyExpr(value);
  if (expr !== undefined) return write(`[{ expr: ${expr} }]`);
  return text === undefined ? undefined : write(`[${text}]`);
}

/** The map of known keys that is needed; of free names, how they are written. */
function mapMeant(shape: ShapeFault['shape'], value: unknown, text: string | undefined): Text | undefined {
  const properties = Object.entries((shape.properties ?? {}) as Record<string, { type?: string }>);
  if (properties.length === 0) return value === null ? FILL_IN : Array.isArray(value) ? NO_DASHES : NAMES;
  if (text !== undefined && properties.some(([name]) => name === 'expr')) return write(`{ expr: ${text} }`);
  const required = (shape.required as string[] | undefined) ?? [];
  const [only] = required;
  if (text !== undefined && only !== undefined && required.length === 1 && shape.properties?.[only]?.type === 'string')
    return write(`{ ${only}: ${text} }`);
  const names = required.length > 0 ? required : properties.map(([name]) => name);
  return write(`{ ${names.map((name) => `${name}: …`).join(', ')} }`);
}

/** A day as it is written in German. */
function dayMeant(text: string, shape: ShapeFault['shape']): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const proposal = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new RegExp(String(shape['pattern']), 'u').test(proposal) ? proposal : undefined;
}

function durationHint(value: unknown): Text {
  const proposed = meantIfAny(durationMeant(value));
  if (proposed) return proposed;
  const length = seconds(String(value));
  if (length === 0) return LONGER;
  return length > 0 && /^P[\dDTHMS]*$/.test(String(value)) ? FEWER_DIGITS : DURATIONS;
}

/** Conditions are expressions as they stand. */
function withoutExpr(value: unknown): Text | undefined {
  const text = onlyExpr(value);
  if (text === undefined) return undefined;
  return { de: `Hier steht der Ausdruck selbst: ${text}`, en: `The expression itself stands here: ${text}` };
}

/** The text that stands under one key where it should stand alone. */
function onlyText(value: unknown): Text | undefined {
  const [only, ...rest] = Object.values((typeof value === 'object' && value) || {}) as unknown[];
  const text = rest.length === 0 ? shortText(only) : undefined;
  return text === undefined ? undefined : write(text);
}

/** The text of an expression that stands as `{ expr: … }`. */
function onlyExpr(value: unknown): string | undefined {
  const { expr, ...rest } = (value ?? {}) as { expr?: unknown };
  return Object.keys(rest).length > 0 ? undefined : shortText(expr);
}

function choicesOf(shape: ShapeFault['shape']): string[] {
  const choices = (shape['enum'] ??
    (shape['anyOf'] as { const?: unknown }[] | undefined)?.map((each) => each.const)) as unknown[];
  return choices.filter((choice): choice is string => typeof choice === 'string');
}

function shortText(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text !== '' && text.length <= MOST_SHOWN ? text : undefined;
}

function meantIfAny(proposal: string | undefined): Text | undefined {
  return proposal === undefined ? undefined : meant(proposal);
}

function write(text: string): Text {
  return { de: `Schreiben Sie ${text}.`, en: `Write ${text}.` };
}

/** A key that is missing, in the form that its shape tells. */
function added(name: string, shape: ShapeFault['shape'] | undefined): Text {
  const form = shape && formOf(shape);
  if (form !== undefined) return { de: `Ergänzen Sie ${name}: ${form}.`, en: `Add ${name}: ${form}.` };
  return {
    de: `Ergänzen Sie „${name}“; die Referenz der Ablaufsprache nennt die Form.`,
    en: `Add "${name}"; the flow language reference shows its form.`,
  };
}

function formOf(shape: ShapeFault['shape']): string | undefined {
  if (shape['pattern'] === DURATION_PATTERN) return 'P2D';
  const required = (shape.required as string[] | undefined) ?? [];
  return required.length > 0 ? `{ ${required.map((each) => `${each}: …`).join(', ')} }` : undefined;
}
