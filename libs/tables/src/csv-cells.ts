import type { Diagnostic } from '@belegfluss/sdk';
import { CsvError, parse } from 'csv-parse/sync';
import { finding } from './finding.ts';

/** One cell of a CSV file and where it begins; line and column count from 1. */
export interface Cell {
  text: string;
  line: number;
  column: number;
}

/** Splits semicolon-separated text into records of cells, or says where the file breaks its form. */
export function readCells(text: string, file: string): { records: Cell[][] } | { diagnostic: Diagnostic } {
  const bytes = Buffer.from(text, 'utf8');
  // The parser tells where a cell ends; the next one begins behind the semicolon.
  let previousEnd = 0;
  try {
    const records = parse(bytes, {
      delimiter: ';',
      record_delimiter: ['\r\n', '\n'],
      skip_empty_lines: true,
      cast: (value, context): Cell => {
        const column = context.index === 0 ? 1 : columnAt(bytes, previousEnd + 1);
        previousEnd = context.bytes;
        return { text: value, line: context.lines - (value.split('\n').length - 1), column };
      },
    }) as unknown as Cell[][];
    return { records };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return { diagnostic: broken(cause.code, { file, line: Number(cause['lines'] ?? 1), column: 1 }) };
  }
}

function columnAt(bytes: Buffer, offset: number): number {
  const lineStart = bytes.lastIndexOf(0x0a, offset - 1) + 1;
  return bytes.subarray(lineStart, offset).toString('utf8').length + 1;
}

function broken(code: string, position: { file: string; line: number; column: number }): Diagnostic {
  const uneven = code.includes('FIELDS_LENGTH');
  return finding(
    {
      code: 'mapping.unreadable_rows',
      message: uneven
        ? {
            de: 'Diese Zeile hat mehr oder weniger Zellen als die Kopfzeile.',
            en: 'This line has more or fewer cells than the header line.',
          }
        : {
            de: 'Ein Anführungszeichen öffnet oder schließt an falscher Stelle.',
            en: 'A quotation mark opens or closes in the wrong place.',
          },
      remedy: {
        de: 'Trennen Sie Zellen mit Semikolon; setzen Sie eine Zelle, die selbst ein Semikolon enthält, in Anführungszeichen.',
        en: 'Separate cells by semicolons; put a cell that holds a semicolon itself into quotation marks.',
      },
    },
    position,
  );
}
