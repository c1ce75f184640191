import type { Diagnostic } from '../api/schema.ts';

/** A word of one line that the checker takes for a slip, and the one that it proposes instead. */
export interface ProposedWord {
  line: number;
  /** First and last column of what is to be replaced; the last one is behind it. */
  column: number;
  endColumn: number;
  word: string;
}

/** What a finding proposes to write; nothing where it proposes nothing, or the line has changed since. */
export function proposedWord({ line, column = 1, facts }: Diagnostic, text: string): ProposedWord | undefined {
  const word = facts?.['nearest'];
  const written = facts?.['name'] ?? facts?.['key'] ?? facts?.['step'];
  if (line === undefined || typeof word !== 'string' || typeof written !== 'string' || written === '') return undefined;
  const lineText = text.split(/\r?\n/)[line - 1] ?? '';
  const place = lineText.indexOf(written, column - 1);
  return place < 0 ? undefined : { line, column: place + 1, endColumn: place + 1 + written.length, word };
}
