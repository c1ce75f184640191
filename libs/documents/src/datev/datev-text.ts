import { nearestWindows1252 } from '../encoding/windows-1252.ts';

/** A free text as a DATEV field can hold it: one line of Windows-1252, at most `length` characters. Letters that it lacks lose their mark, anything else becomes `?`. */
export function datevText(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return nearestWindows1252(line).slice(0, length).trimEnd();
}
