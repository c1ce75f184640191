import type { Diagnostic } from '../../../diagnostic.ts';
import { nearestWindows1252, notInWindows1252 } from '../../../encoding/windows-1252.ts';
import type { DatevFault, DatevPlace } from '../../datev-diagnostics.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import type { ExtfColumn } from '../columns/extf-column.ts';
import type { ExtfField, ExtfRow } from '../extf-row.ts';
import { formWords } from '../../form-words.ts';

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
  const findings: Diagnostic[] = [];
  // Most of the 125 fields of most rows are empty and right: nothing is built for them.
  columns.forEach((column, index) => {
    const finding = isEmpty(row.fields[index])
      ? checkEmpty(column, index, row, rules)
      : checkFilled(column, index, row, rules);
    if (finding) findings.push(finding);
  });
  return findings;
}

/** Where a field of a row is. */
export function placeOf(row: ExtfRow, index: number, heading: string): DatevPlace {
  const column = row.fields[index]?.column;
  return {
    line: row.line,
    ...(column === undefined ? {} : { column }),
    path: `${row.path}.${row.propertyOf?.(heading) ?? heading}`,
  };
}

function isEmpty(field: ExtfField | undefined): boolean {
  return field === undefined || field.text === '';
}

function checkEmpty(column: ExtfColumn, index: number, row: ExtfRow, rules: FieldRules): Diagnostic | undefined {
  const { heading, kind } = column;
  const field = row.fields[index];
  const missing = rules.required.includes(heading);
  if (!missing && (field === undefined || field.quoted === (kind === 'text'))) return undefined;
  const fault = missing ? (rules.missing ?? 'field_missing') : 'field_quoting_unusual';
  return datevDiagnostic(fault, placeOf(row, index, heading), { field: heading, number: index + 1 });
}

function checkFilled(column: ExtfColumn, index: number, row: ExtfRow, rules: FieldRules): Diagnostic | undefined {
  const { heading, kind, pattern } = column;
  const { text = '', quoted = false } = row.fields[index] ?? {};
  const strange = strangeCharacter(text, rules.unicode);
  const formed = pattern.test(text);
  if (strange === undefined && formed && quoted === (kind === 'text')) return undefined;
  const place = placeOf(row, index, heading);
  const facts = { field: heading, number: index + 1 };
  if (strange !== undefined) return characterDiagnostic(text, strange, place, facts);
  if (!formed)
    return datevDiagnostic('field_invalid', place, { ...facts, pattern: pattern.source }, { form: formWords(pattern) });
  return datevDiagnostic(rules.quotesProven ? 'field_quoting' : 'field_quoting_unusual', place, facts);
}

/** The first control character, or the first one that Windows-1252 lacks where the file is in it. */
function strangeCharacter(text: string, unicode: boolean): string | undefined {
  if (/^[\x20-\x7e]*$/.test(text)) return undefined;
  return /\p{Cc}/u.exec(text)?.[0] ?? (unicode ? undefined : notInWindows1252(text));
}

function characterDiagnostic(
  text: string,
  character: string,
  place: DatevPlace,
  facts: Record<string, unknown>,
): Diagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const position = Array.from(text).indexOf(character) + 1;
  const all = { ...facts, position, codePoint: `U+${code}` };
  return /\p{Cc}/u.test(character)
    ? datevDiagnostic('control_character', place, all)
    : datevDiagnostic('character_not_encodable', place, {
        ...all,
        character,
        proposal: nearestWindows1252(character),
      });
}
