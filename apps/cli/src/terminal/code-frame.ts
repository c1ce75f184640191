const CONTEXT = 2;
const WIDTH = 120;

/** The lines around a place with a mark under it; empty where the file has no such line. Long lines are cut to the part in question. */
export function codeFrame(text: string, line: number, column: number): string {
  const lines = text.split(/\r?\n/);
  if (line < 1 || line > lines.length) return '';
  const from = Math.max(1, line - CONTEXT);
  const to = Math.min(lines.length, line + CONTEXT);
  const start = Math.max(0, column - WIDTH);
  const digits = String(to).length;
  const rows: string[] = [];
  for (let number = from; number <= to; number += 1) {
    const shown = (lines[number - 1] ?? '').slice(start, start + WIDTH + CONTEXT);
    rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(digits)} | ${shown}`.trimEnd());
    if (number === line) rows.push(`  ${' '.repeat(digits)} | ${pad(shown, column - 1 - start)}^`);
  }
  return rows.join('\n');
}

/** Blanks as wide as the text before the mark; tabs stay tabs. */
function pad(shown: string, length: number): string {
  return shown.slice(0, length).replaceAll(/[^\t]/g, ' ').padEnd(length);
}
