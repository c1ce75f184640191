import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { encodeLines } from '../../encoding/windows-1252.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { checkFields } from './check-fields.ts';
import { checkHeader } from './check-header.ts';
import { maximumBytes } from './extf-bytes.ts';
import type { ExtfFormat } from './extf-formats.ts';
import type { ExtfRow } from './extf-row.ts';
import { rowOf, writtenRow } from './extf-row.ts';
import { maximumRows } from './extf-walk.ts';
import { rowCheckOf } from './row-checks.ts';
import { rowContext } from './row-context.ts';

/** The fields of a row by the heading of their column; what is left out stays empty. */
export type RowFields = Readonly<Record<string, string | undefined>>;

/** What to write, besides the header: rows, and what is wrong with them before they are fields. */
export interface ExtfContent {
  format: ExtfFormat;
  header: ExtfRow;
  rows: readonly RowFields[];
  automaticAccounts?: ReadonlySet<string>;
  findings?: readonly Diagnostic[];
}

/**
 * Writes a file in Windows-1252 with CRLF, equal for equal content. The same rules judge it that judge what others wrote;
 * whatever DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeExtf({ format, header, rows, automaticAccounts, findings = [] }: ExtfContent): Uint8Array {
  if (rows.length > maximumRows)
    throw new DocumentError([datevDiagnostic('too_many_rows', { path: 'rows' }, { rows: rows.length })]);
  const context = rowContext(header, { writing: true, automaticAccounts: automaticAccounts ?? new Set() });
  const judge = rowCheckOf(format, context);
  const rules = { required: format.required, unicode: false, quotesProven: true };
  const faults = [...findings, ...checkHeader(header, false).findings];
  const known = new Set(format.columns.map(({ heading }) => heading));
  const lines = rows.map((fields, index) => {
    const values = format.columns.map(({ heading }) => fields[heading] ?? '');
    const row = rowOf(format.columns, values, { line: index + 3, path: `rows[${index}]` });
    faults.push(
      ...unknownColumns(fields, row, known, format.name),
      ...checkFields(format.columns, row, rules),
      ...judge(row),
    );
    return writtenRow(row);
  });
  const errors = faults.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new DocumentError(errors);
  const headings = format.columns.map(({ heading }) => heading).join(';');
  const bytes = encodeLines([writtenRow(header), headings, ...lines]);
  if (bytes.length > maximumBytes)
    throw new DocumentError([datevDiagnostic('file_too_large', { path: 'rows' }, { bytes: bytes.length })]);
  return bytes;
}

function unknownColumns(fields: RowFields, row: ExtfRow, known: ReadonlySet<string>, name: string): Diagnostic[] {
  return Object.keys(fields)
    .filter((heading) => !known.has(heading))
    .map((heading) =>
      datevDiagnostic('column_unknown', { line: row.line, path: `${row.path}.${heading}` }, { field: heading, name }),
    );
}
