import { ConnectorError, decimalText } from '@belegfluss/sdk';
import type { Field } from '../declaration/action-shape.ts';

type Fields = Record<string, unknown>;

/**
 * Fields in the form in which their declaration sends them: a `decimal` as text, a `number` as a number of JSON, each with the
 * same digits. Throws ConnectorError `invalid` for a number that is no amount.
 */
export function sentFields(declared: Record<string, Field> | undefined, given: Fields): Fields {
  if (!declared) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, sent(name, declared[name], value)]));
}

function sent(name: string, field: Field | undefined, value: unknown): unknown {
  if (field?.type === 'number' && typeof value === 'string') return Number(value);
  if (field?.type !== 'decimal' || typeof value !== 'number') return value;
  const text = decimalText(value);
  if (text !== undefined) return text;
  throw new ConnectorError(
    'invalid',
    {
      de: `${name} hat mehr Stellen als jeder Betrag: es wurde mit binären Brüchen gerechnet`,
      en: `${name} has more digits than any amount: it was computed with binary fractions`,
    },
    {
      outcome: 'not_sent',
      code: 'http.no_amount',
      facts: { field: name },
    },
  );
}
