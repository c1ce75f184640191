import type { ExtfColumn } from './columns/extf-column.ts';

/** A field as it stands in a line: its text without quotation marks. */
export interface ExtfField {
  text: string;
  quoted: boolean;
  /** 1-based place of its first character in the line. */
  column: number;
}

/** A line of fields. */
export interface ExtfRow {
  /** 1-based. */
  line: number;
  /** `header`, or `rows[3]` of what is written or read. */
  path: string;
  fields: readonly ExtfField[];
  /** Of a row that is written: the property that a heading stands for. One that was read has headings alone. */
  propertyOf?: (heading: string) => string;
}

const quotationMark = 0x22;
const separator = 0x3b;

/** The fields of a line; or, where quotation marks do not come out even, the place where that shows. */
export function parseRow(text: string): { fields: ExtfField[] } | { brokenAt: number } {
  const fields: ExtfField[] = [];
  let start = 0;
  for (;;) {
    const quoted = text[start] === '"';
    const end = quoted ? endOfQuoted(text, start) : endOfPlain(text, start);
    if (end === undefined) return { brokenAt: start + 1 };
    fields.push({ text: quoted ? unquoted(text, start, end) : text.slice(start, end), quoted, column: start + 1 });
    if (end === text.length) return { fields };
    if (text[end] !== ';') return { brokenAt: end + 1 };
    start = end + 1;
  }
}

/** Behind the closing quotation mark. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== quotationMark) continue;
    if (text.charCodeAt(at + 1) !== quotationMark) return at + 1;
    at += 1;
  }
  return undefined;
}

function endOfPlain(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === separator) return at;
    if (unit === quotationMark) return undefined;
  }
  return text.length;
}

function unquoted(text: string, start: number, end: number): string {
  // Most of the fields of most rows are empty.
  if (end - start === 2) return '';
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}

/** The row that a line of values will be, each field quoted as its column wants it. */
export function rowOf(
  columns: readonly ExtfColumn[],
  values: readonly string[],
  place: Omit<ExtfRow, 'fields'>,
): ExtfRow {
  let column = 1;
  const fields = columns.map(({ kind }, index) => {
    const field = { text: values[index] ?? '', quoted: kind === 'text', column };
    column += writtenField(field).length + 1;
    return field;
  });
  return { ...place, fields };
}

/** The line as it stands in a file: text in quotes with inner quotes doubled, numbers as they are, separated by semicolons. */
export function writtenRow({ fields }: ExtfRow): string {
  return fields.map(writtenField).join(';');
}

function writtenField({ text, quoted }: ExtfField): string {
  if (!quoted) return text;
  if (text === '') return '""';
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}

/** What stands in a field of the row; empty where the row is shorter. */
export function textAt(row: ExtfRow, position: number): string {
  return row.fields[position]?.text ?? '';
}
