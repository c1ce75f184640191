import type { Diagnostic } from '../diagnostic.ts';
import { datevDiagnostic } from './datev-diagnostics.ts';
import type { ExtfColumn } from './extf-column.ts';
import { notInWindows1252 } from '../encoding/windows-1252.ts';

/** Where a line of fields stands and which of its headings must be filled. */
export interface LinePlace {
  /** 1-based line of the file. */
  line: number;
  /** `rows[3]` in what was given to the writer. */
  path: string;
  required: readonly string[];
}

/** What is wrong with the fields of a line: missing, not encodable, or not of the column's form. */
export function checkFields(columns: readonly ExtfColumn[], values: readonly string[], place: LinePlace): Diagnostic[] {
  return columns.flatMap((column, index) => {
    const value = values[index] ?? '';
    const where = { line: place.line, column: index + 1, path: `${place.path}.${column.heading}` };
    if (value === '')
      return place.required.includes(column.heading)
        ? [datevDiagnostic('field_missing', where, { field: column.heading })]
        : [];
    const stranger = notInWindows1252(value);
    if (stranger !== undefined)
      return [
        datevDiagnostic('character_not_encodable', where, { field: column.heading, character: codePoint(stranger) }),
      ];
    return column.pattern.test(value)
      ? []
      : [datevDiagnostic('field_invalid', where, { field: column.heading, pattern: column.pattern.source })];
  });
}

/** One line: text in quotes with inner quotes doubled, numbers as they are, separated by semicolons. */
export function writeFields(columns: readonly ExtfColumn[], values: readonly string[]): string {
  return columns
    .map(({ kind }, index) =>
      kind === 'text' ? `"${(values[index] ?? '').replaceAll('"', '""')}"` : (values[index] ?? ''),
    )
    .join(';');
}

/** `2026-11-21` as `20261121`. */
export function compactDate(date: string): string {
  return date.replaceAll('-', '');
}

/** `2026-11-21` as `21112026`, the form of dates inside a row. */
export function rowDate(date: string | undefined): string | undefined {
  return date && `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(0, 4)}`;
}

/** A decimal with a point as DATEV writes it: decimal comma, at least that many decimals, nothing rounded away. */
export function germanDecimal(decimal: string | undefined, decimals = 2): string | undefined {
  if (decimal === undefined) return undefined;
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole},${fraction.padEnd(decimals, '0')}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
