import type { Diagnostic } from '../../diagnostic.ts';
import { automaticAccountsOf } from '../accounts/automatic-accounts.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { checkFields } from './checks/check-fields.ts';
import { checkHeader } from './checks/check-header.ts';
import { checkHeadings } from './checks/check-headings.ts';
import { decodeExtf } from './extf-bytes.ts';
import type { ExtfFormat } from './extf-formats.ts';
import { headerAt } from './extf-header.ts';
import type { TextLine } from './extf-lines.ts';
import { linesOf } from './extf-lines.ts';
import type { ExtfField, ExtfRow } from './extf-row.ts';
import { parseRow, textAt } from './extf-row.ts';
import type { FindingList } from './checks/finding-list.ts';
import { headerColumns } from './columns/header-columns.ts';
import type { RowContext } from './checks/row-context.ts';
import { rowContext } from './checks/row-context.ts';
import { rowCheckOf } from './checks/row-checks.ts';

/** DATEV takes that many rows in one file. */
export const maximumRows = 99_999;
// The fields of no format hold a tenth of that.
const maximumCharacters = 100_000;

/** What is known before the first row. */
export interface ExtfHead {
  header: ExtfRow;
  /** Undefined for kinds of files whose rows are not judged. */
  format: ExtfFormat | undefined;
  headings: ExtfRow;
  context: RowContext;
}

/** Who wants what of a walk through a file. */
export interface ExtfVisitor {
  findings: FindingList;
  /** Accounts that compute their tax themselves; those of the header's chart where not given. */
  automaticAccounts?: ReadonlySet<string>;
  /** Gets each row that could be taken apart, also one with findings. */
  onRow?(row: ExtfRow, head: ExtfHead): void;
}

/**
 * Goes through a file once, line by line, and judges it; rows are handed on and not kept. Gives back what the first two
 * lines say, or undefined where they do not make sense and nothing behind them could be judged.
 */
export function walkExtf(bytes: Uint8Array, visitor: ExtfVisitor): ExtfHead | undefined {
  const { findings } = visitor;
  const { text, findings: faults, unicode } = decodeExtf(bytes);
  findings.add(faults);
  if (text.trim() === '') {
    // Bytes that could not be read at all have said why.
    if (faults.length === 0) findings.add([datevDiagnostic('file_empty', { line: 1 })]);
    return undefined;
  }
  const lines = linesOf(text, (finding) => findings.add([finding]));
  const head = headOf(lines, visitor, unicode);
  if (!head) return undefined;
  const { format } = head;
  const judge = format && rowCheckOf(format, head.context);
  const expected = head.headings.fields.length;
  const rules = { required: format?.required ?? [], unicode, quotesProven: format?.quotesProven ?? false };
  const columns = format?.columns.slice(0, expected) ?? [];
  let rows = 0;
  for (const line of lines) {
    rows += 1;
    if (rows > maximumRows) {
      findings.add([datevDiagnostic('too_many_rows', { line: line.number })]);
      break;
    }
    const row = rowOfLine(line, `rows[${rows - 1}]`, expected, findings);
    if (!row) continue;
    findings.add([...checkFields(columns, row, rules), ...(judge?.(row) ?? [])]);
    visitor.onRow?.(row, head);
  }
  if (rows === 0) findings.add([datevDiagnostic('no_rows', { line: 2 })]);
  return head;
}

function headOf(lines: Generator<TextLine>, visitor: ExtfVisitor, unicode: boolean): ExtfHead | undefined {
  const { findings } = visitor;
  const [first, second] = [nextOf(lines), nextOf(lines)];
  const header = first && headerRowOf(first, findings);
  if (!header) return undefined;
  const { format, findings: faults } = checkHeader(header, unicode);
  findings.add(faults);
  const counts = format?.columnCounts[Number(textAt(header, headerAt.version))];
  const headings = headingsOf(second ?? { number: 2, text: '' }, format, counts, findings);
  if (!headings) return undefined;
  const automaticAccounts =
    visitor.automaticAccounts ??
    automaticAccountsOf(textAt(header, headerAt.chartOfAccounts), textAt(header, headerAt.accountLength));
  return { header, format, headings, context: rowContext(header, { writing: false, automaticAccounts }) };
}

function nextOf(lines: Generator<TextLine>): TextLine | undefined {
  const next = lines.next();
  return next.done ? undefined : next.value;
}

function headerRowOf(line: TextLine, findings: FindingList): ExtfRow | undefined {
  const refuse = (finding: Diagnostic): undefined => void findings.add([finding]);
  const [marker, behind] = /^"?(?:EXTF|DTVF)"?(?![\w"])(.?)/u.exec(line.text) ?? [];
  if (marker === undefined) return refuse(datevDiagnostic('marker_missing', { line: 1, column: 1 }));
  if (behind === ',' || behind === '\t' || behind === '|')
    return refuse(datevDiagnostic('separator', { line: 1, column: marker.length }));
  const fields = fieldsOfLine(line, 'header', findings);
  if (!fields) return undefined;
  if (fields.length !== headerColumns.length)
    return refuse(datevDiagnostic('header_invalid', { line: 1, column: 1 }, { found: fields.length }));
  return { line: line.number, path: 'header', fields };
}

/** The line of headings; undefined where it does not have the columns of the format, since then no row can be read by position. */
function headingsOf(
  line: TextLine,
  format: ExtfFormat | undefined,
  counts: readonly number[] | undefined,
  findings: FindingList,
): ExtfRow | undefined {
  const row = rowOfLine(line, 'headings', counts, findings);
  if (row && format) findings.add(checkHeadings(row, format));
  return row;
}

function rowOfLine(
  line: TextLine,
  path: string,
  expected: number | readonly number[] | undefined,
  findings: FindingList,
): ExtfRow | undefined {
  const fields = fieldsOfLine(line, path, findings);
  if (!fields) return undefined;
  const row = { line: line.number, path, fields };
  const wanted = expected === undefined ? [fields.length] : [expected].flat();
  if (wanted.includes(fields.length)) return row;
  findings.add([
    line.text === '' ? datevDiagnostic('empty_line', { line: line.number, path }) : wrongCount(row, wanted),
  ]);
  return undefined;
}

/** Told at the first field too many, else at the last one that is there. */
function wrongCount({ line, path, fields }: ExtfRow, wanted: readonly number[]): Diagnostic {
  const column = fields[Math.min(Math.max(...wanted), fields.length - 1)]?.column ?? 1;
  const facts = { expected: wanted.join(' / '), found: fields.length };
  return datevDiagnostic('column_count', { line, column, path }, facts);
}

function fieldsOfLine({ number, text }: TextLine, path: string, findings: FindingList): ExtfField[] | undefined {
  if (text.length > maximumCharacters) {
    findings.add([datevDiagnostic('line_too_long', { line: number, path }, { characters: text.length })]);
    return undefined;
  }
  const parsed = parseRow(text);
  if ('fields' in parsed) return parsed.fields;
  findings.add([datevDiagnostic('quoting', { line: number, column: parsed.brokenAt, path })]);
  return undefined;
}
