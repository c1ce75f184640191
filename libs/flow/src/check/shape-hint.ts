import type { ShapeFault, Text } from '@belegfluss/sdk';
import { DURATION_PATTERN } from '../language/duration.ts';
import { DAY_OF_YEAR_PATTERN } from '../language/field-shapes.ts';
import { nearestName } from '../report/nearest-name.ts';
import { meant } from '../report/words.ts';
import { durationMeant } from './duration-meant.ts';
import { idMeant } from './id-meant.ts';

/** Longer texts are not repeated in a proposal. */
const MOST_SHOWN = 60;

const DAY_OF_YEAR_HINT: Text = {
  de: 'Ein Tag des Jahres heißt wie 12-24: erst der Monat, dann der Tag, den es in ihm gibt.',
  en: 'A day of the year is written like 12-24: the month first, then a day that there is in it.',
};

/** What to write instead of a value that does not fit its shape, where that can be told. */
export function shapeHint({ keyword, shape, name }: ShapeFault, value: unknown): Text | undefined {
  if (keyword === 'required') return both('Ergänzen Sie', 'Add', name ?? '');
  if (shape['pattern'] === DURATION_PATTERN) return durationHint(value);
  if (shape['pattern'] === DAY_OF_YEAR_PATTERN) return DAY_OF_YEAR_HINT;
  const text = shortText(value);
  if (keyword === 'type' && shape['type'] === 'string') return withoutExpr(value);
  if (text === undefined) return undefined;
  if (keyword === 'type' && shape['type'] === 'array') return write(`[${text}]`);
  if (keyword === 'type' && shape['type'] === 'object')
    return hasExprAlone(shape) ? write(`{ expr: ${text} }`) : undefined;
  if (keyword === 'pattern') return meantIfAny(idMeant(text, String(shape['pattern'])));
  return keyword === 'anyOf' || keyword === 'enum' ? meantIfAny(nearestName(text, choicesOf(shape))) : undefined;
}

function durationHint(value: unknown): Text {
  return (
    meantIfAny(durationMeant(value)) ?? {
      de: 'Tage heißen P2D, Stunden PT2H, Minuten PT15M, Sekunden PT30S; Wochen, Monate und Jahre gibt es nicht.',
      en: 'Days are P2D, hours PT2H, minutes PT15M, seconds PT30S; there are no weeks, months and years.',
    }
  );
}

/** Conditions are expressions as they stand. */
function withoutExpr(value: unknown): Text | undefined {
  const { expr, ...rest } = (value ?? {}) as { expr?: unknown };
  const text = shortText(expr);
  if (text === undefined || Object.keys(rest).length > 0) return undefined;
  return { de: `Hier steht der Ausdruck selbst: ${text}`, en: `The expression itself stands here: ${text}` };
}

function hasExprAlone({ properties }: ShapeFault['shape']): boolean {
  return Object.keys((properties as object | undefined) ?? {}).join() === 'expr';
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

function both(de: string, en: string, name: string): Text {
  return {
    de: `${de} „${name}“; die Referenz der Ablaufsprache nennt die Form.`,
    en: `${en} "${name}"; the flow language reference shows its form.`,
  };
}
