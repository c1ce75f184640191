import { refuseText } from '../text-diagnostics.ts';

/** One row of a CSV file and the line on which it starts. */
export interface CsvRecord {
  cells: string[];
  line: number;
}

/** Characters of a row that goes over several lines. */
const LONGEST = 16_384;

/** Puts lines together to rows: a line break inside of quotation marks belongs to the cell. */
export class CsvRecords {
  private line = 0;
  private open: { text: string; line: number } | undefined;
  private readonly delimiter: string;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  /** The row that ends with this line; undefined as long as it is open. */
  write(line: string): CsvRecord | undefined {
    this.line += 1;
    const start = this.open?.line ?? this.line;
    const text = this.open ? `${this.open.text}\n${line}` : line;
    const cells = splitRow(text, this.delimiter);
    if (!cells && text.length > LONGEST) refuseText('csv_quote_open', { line: start });
    this.open = cells ? undefined : { text, line: start };
    return cells && { cells, line: start };
  }

  /** To be called behind the last line. */
  end(): void {
    if (this.open) refuseText('csv_quote_open', { line: this.open.line });
  }
}

/** The cells of a row, without the quotation marks around them; undefined where one is not closed. */
function splitRow(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end < 0) return undefined;
      const next = text.indexOf(delimiter, end + 1);
      const stop = next < 0 ? text.length : next;
      cells.push((text.slice(at + 1, end).replaceAll('""', '"') + text.slice(end + 1, stop)).trim());
      at = stop + 1;
    } else {
      const next = text.indexOf(delimiter, at);
      const stop = next < 0 ? text.length : next;
      cells.push(text.slice(at, stop).trim());
      at = stop + 1;
    }
  }
  return cells;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}
