import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWindows1252, notInWindows1252 } from '../../encoding/windows-1252.ts';
import type { DatevFault, DatevPlace } from '../datev-diagnostics.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import type { ExtfColumn } from './extf-column.ts';
import type { ExtfField, ExtfRow } from './extf-row.ts';

/** By what a row is judged. */
export interface FieldRules {
  /** Headings that must be filled, and the fault of leaving one empty. */
  required: readonly string[];
  missing?: DatevFault;
  /** A file in Unicode may hold any letter, one in Windows-1252 only its own. */
  unicode: boolean;
  /** Whether the quotation marks of the table are DATEV's own word; else a deviation is a remark. */
  quotesProven: boolean;
}

/** What is wrong with the fields of a row, each by itself: missing, not encodable, of the wrong form, wrongly quoted. */
export function checkFields(columns: readonly ExtfColumn[], row: ExtfRow, rules: FieldRules): Diagnostic[] {
  return columns.flatMap((column, index) => {
    const field = row.fields[index];
    if (field === undefined || field.text === '') return checkEmpty(column, index, row, rules);
    const place = placeOf(row, index, column.heading);
    const facts = { field: column.heading, number: index + 1 };
    const character = checkCharacters(field.text, place, facts, rules.unicode);
    if (character.length > 0) return character;
    if (!column.pattern.test(field.text))
      return [datevDiagnostic('field_invalid', place, { ...facts, pattern: column.pattern.source })];
    return checkQuotes(column, field, place, facts, rules.quotesProven);
  });
}

/** Where a field of a row is. */
export function placeOf(row: ExtfRow, index: number, heading: string): DatevPlace {
  const column = row.fields[index]?.column;
  return { line: row.line, ...(column === undefined ? {} : { column }), path: `${row.path}.${heading}` };
}

function checkEmpty(column: ExtfColumn, index: number, row: ExtfRow, rules: FieldRules): Diagnostic[] {
  const place = placeOf(row, index, column.heading);
  const facts = { field: column.heading, number: index + 1 };
  if (rules.required.includes(column.heading)) return [datevDiagnostic(rules.missing ?? 'field_missing', place, facts)];
  const field = row.fields[index];
  return field === undefined || field.quoted === (column.kind === 'text')
    ? []
    : [datevDiagnostic('field_quoting_unusual', place, facts)];
}

function checkCharacters(
  text: string,
  place: DatevPlace,
  facts: Record<string, unknown>,
  unicode: boolean,
): Diagnostic[] {
  const control = /\p{Cc}/u.exec(text);
  if (control) return [datevDiagnostic('control_character', place, { ...facts, ...characterFacts(text, control[0]) })];
  const stranger = unicode ? undefined : notInWindows1252(text);
  if (stranger === undefined) return [];
  const proposal = nearestWindows1252(stranger);
  return [
    datevDiagnostic('character_not_encodable', place, {
      ...facts,
      ...characterFacts(text, stranger),
      character: stranger,
      proposal,
    }),
  ];
}

function characterFacts(text: string, character: string): { position: number; codePoint: string } {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { position: Array.from(text).indexOf(character) + 1, codePoint: `U+${code}` };
}

function checkQuotes(
  { kind }: ExtfColumn,
  { quoted }: ExtfField,
  place: DatevPlace,
  facts: Record<string, unknown>,
  proven: boolean,
): Diagnostic[] {
  if (quoted === (kind === 'text')) return [];
  return [datevDiagnostic(proven ? 'field_quoting' : 'field_quoting_unusual', place, facts)];
}
