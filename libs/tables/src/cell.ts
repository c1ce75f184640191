import { DECIMAL, isIsoDate, type Text } from '@belegfluss/sdk';
import type { KeyColumn, TableValue, ValueColumn } from './definition.ts';

/** A checked cell, or what would have been right. */
export type CellVerdict =
  { ok: true; value: TableValue } | { ok: false; reason: 'missing' | 'wrong_type'; expected: Text };

const SHAPES: Record<Exclude<ValueColumn['type'], 'choice' | 'date'>, { shape: RegExp; expected: Text }> = {
  text: {
    shape: /^[^\p{Cc}]{1,1000}$/u,
    expected: { de: 'Text ohne Steuerzeichen', en: 'text without control characters' },
  },
  // EXTF general ledger accounts have 4 to 8 digits, personal accounts one more.
  account: { shape: /^\d{4,9}$/, expected: { de: 'ein Konto aus 4 bis 9 Ziffern', en: 'an account of 4 to 9 digits' } },
  tax_key: {
    shape: /^\d{1,4}$/,
    expected: { de: 'ein Steuerschlüssel aus 1 bis 4 Ziffern', en: 'a tax key of 1 to 4 digits' },
  },
  integer: { shape: /^-?\d{1,15}$/, expected: { de: 'eine ganze Zahl', en: 'a whole number' } },
  decimal: {
    shape: DECIMAL,
    expected: { de: 'eine Zahl mit Punkt, etwa 19.00', en: 'a number with a point, such as 19.00' },
  },
};

/** How a day is written. */
export const DAY: Text = { de: 'ein Datum, etwa 2026-01-31', en: 'a date such as 2026-01-31' };

/** Checks one cell against its column; blanks around it do not count. */
export function readCell(column: ValueColumn, cell: string): CellVerdict {
  const text = cell.trim();
  if (text === '') {
    return column.required
      ? { ok: false, reason: 'missing', expected: { de: 'ein Wert', en: 'a value' } }
      : { ok: true, value: null };
  }
  const expected = misfit(column, text);
  if (expected) return { ok: false, reason: 'wrong_type', expected };
  return { ok: true, value: column.type === 'integer' ? Number(text) : text };
}

/** Checks one part of a row's key: text that is never empty. */
export function readKeyCell(column: KeyColumn, cell: string): CellVerdict {
  return readCell({ ...column, type: 'text', required: true }, cell);
}

function misfit(column: ValueColumn, text: string): Text | undefined {
  if (column.type === 'choice') {
    const allowed = (column.choices ?? []).map((choice) => choice.value);
    const list = allowed.join(', ');
    return allowed.includes(text) ? undefined : { de: `einer der Werte ${list}`, en: `one of ${list}` };
  }
  if (column.type === 'date') {
    return isIsoDate(text) ? undefined : DAY;
  }
  const { shape, expected } = SHAPES[column.type];
  if (!shape.test(text)) return expected;
  if (column.pattern === undefined || new RegExp(`^(?:${column.pattern})$`, 'u').test(text)) return undefined;
  return { de: `ein Wert nach dem Muster ${column.pattern}`, en: `a value that matches ${column.pattern}` };
}
