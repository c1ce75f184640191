import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { headerAt } from './extf-header.ts';
import type { ExtfFormat } from './extf-formats.ts';
import type { ExtfRow } from './extf-row.ts';
import { textAt } from './extf-row.ts';
import type { ExtfHead } from './extf-walk.ts';
import { walkExtf } from './extf-walk.ts';
import { FindingList } from './checks/finding-list.ts';

/** An EXTF file as it was written; fields without their quotes, in the order of the file. */
export interface ExtfFile {
  /** The 31 fields of the first line. */
  header: string[];
  category: number;
  formatName: string;
  formatVersion: number;
  headings: string[];
  /** `rows[0]` stands on line 3 of the file. */
  rows: string[][];
  /** What is unusual about the file, though DATEV takes it. */
  remarks: Diagnostic[];
}

/** How a file is judged while it is read. */
export interface ReadOptions {
  /** Accounts that compute their tax themselves; else those of the chart that the header names. */
  automaticAccounts?: ReadonlySet<string>;
}

/**
 * Reads an EXTF file of any kind strictly: Windows-1252, or UTF-8 and UTF-16 with their mark; at most 50 MB and 99,999 rows.
 * Whatever DATEV would refuse is thrown as one `DocumentError` with line, column and field of each fault, and nothing is returned.
 */
export function readExtf(bytes: Uint8Array, options: ReadOptions = {}): ExtfFile {
  const rows: string[][] = [];
  const { head, remarks } = readWhole(bytes, options, ({ fields }) => rows.push(fields.map(({ text }) => text)));
  const { header, headings } = head;
  return {
    header: header.fields.map(({ text }) => text),
    category: Number(textAt(header, headerAt.category)),
    formatName: textAt(header, headerAt.name),
    formatVersion: Number(textAt(header, headerAt.version)),
    headings: headings.fields.map(({ text }) => text),
    rows,
    remarks,
  };
}

/** Reads a file of one format and hands each row on; a file of another format is refused. */
export function readFormat(
  format: ExtfFormat,
  bytes: Uint8Array,
  options: ReadOptions,
  onRow: (row: ExtfRow, head: ExtfHead) => void,
): { head: ExtfHead; remarks: Diagnostic[] } {
  return readWhole(
    bytes,
    options,
    (row, head) => {
      if (head.format === format) onRow(row, head);
    },
    format,
  );
}

function readWhole(
  bytes: Uint8Array,
  options: ReadOptions,
  onRow: (row: ExtfRow, head: ExtfHead) => void,
  wanted?: ExtfFormat,
): { head: ExtfHead; remarks: Diagnostic[] } {
  const findings = new FindingList();
  // What is refused is not built up first: a file with a fault in its head may hold thousands of rows.
  const visitor = {
    findings,
    ...options,
    onRow: (row: ExtfRow, head: ExtfHead): void => void (findings.hasErrors || onRow(row, head)),
  };
  const head = walkExtf(bytes, visitor);
  if (head && wanted && head.format !== wanted) findings.add([otherFormat(head, wanted)]);
  if (!head || findings.hasErrors)
    throw new DocumentError(findings.all().filter(({ severity }) => severity === 'error'));
  return { head, remarks: findings.all() };
}

function otherFormat({ header }: ExtfHead, expected: ExtfFormat): Diagnostic {
  const facts = { name: textAt(header, headerAt.name), expected: expected.name };
  return datevDiagnostic('other_format', { line: 1 }, facts);
}
