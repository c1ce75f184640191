import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { DatevFault } from './datev-diagnostics.ts';
import { datevDiagnostic } from './datev-diagnostics.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';

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
}

/** Columns by format category and format version, as far as they are known. */
const columnCounts: Readonly<Record<string, number>> = {
  '21/7': 116,
  '21/9': 120,
  '21/10': 120,
  '21/11': 122,
  '21/12': 124,
  '21/13': 125,
  '16/5': 254,
  '20/2': 3,
  '46/2': 31,
};

/**
 * Reads an EXTF file strictly: CRLF, quoting, header, headings and the number of fields must be right, or a `DocumentError`
 * with line and field is thrown and nothing returned. Windows-1252, or UTF-8 with its mark.
 */
export function readExtf(bytes: Uint8Array): ExtfFile {
  const lines = linesOf(decode(bytes));
  const [header = [], headings = [], ...rows] = lines.map((line, index) => fieldsOf(line, index + 1));
  if (
    header.length !== 31 ||
    !['EXTF', 'DTVF'].includes(header[0] ?? '') ||
    !/^\d+$/.test(header[2] ?? '') ||
    !/^\d+$/.test(header[4] ?? '')
  ) {
    refuse('header_invalid', { line: 1 }, { fields: header.length });
  }
  const count = columnCounts[`${header[2]}/${header[4]}`] ?? headings.length;
  const wrong = [headings, ...rows].findIndex((fields) => fields.length !== count);
  if (wrong >= 0)
    refuse('column_count', { line: wrong + 2 }, { expected: count, found: [headings, ...rows][wrong]?.length });
  return {
    header,
    category: Number(header[2]),
    formatName: header[3] ?? '',
    formatVersion: Number(header[4]),
    headings,
    rows,
  };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  const umlaut = bytes.findIndex((byte, index) => byte >= 0xc2 && byte <= 0xf4 && isContinuation(bytes[index + 1]));
  if (umlaut >= 0 && isUtf8(bytes))
    refuse('encoding', { line: bytes.subarray(0, umlaut).filter((byte) => byte === 0x0a).length + 1 });
  return decodeWindows1252(bytes);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') refuse('line_end', { line: lines.length + 1 });
  const wrong = lines.findIndex((line) => !line.endsWith('\r') || line.slice(0, -1).includes('\r'));
  if (wrong >= 0) refuse('line_end', { line: wrong + 1 });
  return lines.map((line) => line.slice(0, -1));
}

function fieldsOf(line: string, number: number): string[] {
  const field = /("(?:[^"]|"")*"|[^";]*)(;|$)/y;
  const fields: string[] = [];
  for (;;) {
    const match = field.exec(line);
    if (!match) refuse('quoting', { line: number, column: fields.length + 1 });
    const [, written = '', separator] = match;
    fields.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (separator === '') return fields;
  }
}

function refuse(fault: DatevFault, place: { line: number; column?: number }, facts?: Record<string, unknown>): never {
  const diagnostic: Diagnostic = datevDiagnostic(fault, place, facts);
  throw new DocumentError([diagnostic]);
}
