import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';

/** A line without its end. */
export interface TextLine {
  /** 1-based. */
  number: number;
  text: string;
}

/** The lines of a text, one after the other. The first line that does not end with CR and LF is reported; the others are not. */
export function* linesOf(text: string, report: (finding: Diagnostic) => void): Generator<TextLine> {
  let reported = false;
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const whole = text[end - 1] === '\r' && end > start;
    if (feed < 0) report(datevDiagnostic('last_line_open', { line: number }));
    else if (!whole && !reported) {
      reported = true;
      report(datevDiagnostic('line_end', { line: number, column: end - start + 1 }));
    }
    yield { number, text: text.slice(start, whole ? end - 1 : end) };
    start = end + 1;
  }
}
