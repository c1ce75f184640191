import { spawnSync } from 'node:child_process';

/** The words of a PDF as poppler reads them; undefined, and a visible line, where it is not installed. */
export function pdfWords(pdf: Uint8Array): string | undefined {
  const { error, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  if (!error) return stdout.replace(/[ \u00a0]+/g, ' ');
  console.warn('skipped: pdftotext is not installed, the words of a PDF were not read');
  return undefined;
}
