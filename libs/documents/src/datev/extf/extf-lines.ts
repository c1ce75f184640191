import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';

/** A line without its end. */
export interface TextLine {
  /** 1-based. */
  number: number;
  text: string;
}

/**
 * The lines of a text, one after the other. The first line that does not end with CR and LF is reported; the others are not.
 * Where there is no LF at all, CR alone ends the lines.
 */
export function* linesOf(text: string, report: (finding: Diagnostic) => void): Generator<TextLine> {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let reported = false;
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const found = text.indexOf(lineEnd, start);
    const next = found < 0 ? text.length : found + 1;
    const end = contentEnd(text, start, next);
    if (found < 0) report(datevDiagnostic('last_line_open', { line: number }));
    else if (text.slice(end, next) !== '\r\n' && !reported) {
      reported = true;
      report(datevDiagnostic('line_end', { line: number, column: end - start + 1 }));
    }
    yield { number, text: text.slice(start, end) };
    start = next;
  }
}

/** Where what a line says ends: before all carriage returns and line feeds, of which some programs write too many. */
function contentEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return end;
}
