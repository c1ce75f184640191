import { printable, replacementMark } from '../pdf/printable-text.ts';

/** A free text as a DATEV field can hold it: one line of Windows-1252, at most `length` characters. Letters that it lacks lose their mark, anything else becomes `?`. */
export function datevText(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  // The mark of printed pages is a character of its own right, which nobody searches for.
  const plain = printable(line).text.replaceAll(replacementMark, '?');
  return plain.slice(0, length).trimEnd();
}
