import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { encodeLines } from '../../encoding/windows-1252.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { checkFields } from './checks/check-fields.ts';
import { checkHeader } from './checks/check-header.ts';
import { maximumBytes } from './extf-bytes.ts';
import type { ExtfFormat } from './extf-formats.ts';
import type { ExtfRow } from './extf-row.ts';
import { rowOf, writtenRow } from './extf-row.ts';
import { maximumRows } from './extf-walk.ts';
import { FindingList } from './checks/finding-list.ts';
import { rowCheckOf } from './checks/row-checks.ts';
import { rowContext } from './checks/row-context.ts';

/** The fields of a row by the heading of their column; what is left out stays empty. */
export type RowFields = Readonly<Record<string, string | undefined>>;

/** What to write. */
export interface ExtfContent<T> {
  format: ExtfFormat;
  header: ExtfRow;
  rows: readonly T[];
  /** Which property of a row stands under a heading; what is missing here is one of its other fields. */
  properties: Readonly<Record<string, string>>;
  fieldsOf(row: T): RowFields;
  /** What the caller gave for columns by their heading; none of them may be a column that has a property of its own. */
  otherFieldsOf?(row: T): RowFields | undefined;
  /** What is wrong with a row that its fields would not show. */
  check?(row: T, index: number): Diagnostic[];
  automaticAccounts?: ReadonlySet<string>;
}

/**
 * Writes a file in Windows-1252 with CRLF, equal for equal content. The same rules judge it that judge what others wrote;
 * whatever DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row, 1,000 at most.
 */
export function writeExtf<T>(content: ExtfContent<T>): Uint8Array {
  const { format, header, rows, properties, automaticAccounts = new Set() } = content;
  const propertyOf = (heading: string) => properties[heading] ?? `otherFields.${heading}`;
  if (rows.length > maximumRows)
    throw new DocumentError([datevDiagnostic('too_many_rows', { path: 'rows' }, { rows: rows.length })]);
  const context = rowContext(header, { writing: true, automaticAccounts });
  const judge = rowCheckOf(format, context);
  const rules = { required: format.required, unicode: false, quotesProven: true };
  const found = new FindingList();
  found.add(checkHeader(header, false).findings);
  const known = new Set(format.columns.map(({ heading }) => heading));
  const lines = rows.map((each, index) => {
    const fields = content.fieldsOf(each);
    const values = format.columns.map(({ heading }) => fields[heading] ?? '');
    const row = rowOf(format.columns, values, { line: index + 3, path: `rows[${index}]`, propertyOf });
    found.add([
      ...(content.check?.(each, index) ?? []),
      ...unknownColumns(fields, row, known, format.name),
      ...overriddenColumns(content.otherFieldsOf?.(each), fields, row),
      ...checkFields(format.columns, row, rules),
      ...judge(row),
    ]);
    return writtenRow(row);
  });
  if (found.hasErrors) throw new DocumentError(found.all().filter(({ severity }) => severity === 'error'));
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
      datevDiagnostic(
        'column_unknown',
        { line: row.line, path: `${row.path}.otherFields.${heading}` },
        { field: heading, name },
      ),
    );
}

// The property wins, so what was given by the heading would be lost without a word.
function overriddenColumns(others: RowFields = {}, fields: RowFields, row: ExtfRow): Diagnostic[] {
  return Object.entries(others)
    .filter(([heading, value]) => fields[heading] !== value)
    .map(([field]) =>
      datevDiagnostic('column_overridden', { line: row.line, path: `${row.path}.otherFields.${field}` }, { field }),
    );
}
