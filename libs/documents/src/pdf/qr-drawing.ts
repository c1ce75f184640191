import type { QrMatrix } from '../payment-codes/index.ts';
import type { Sheet } from './sheet.ts';

/** Draws a QR code whose top left module stands at that place, as one shape: no seams between modules. */
export function drawMatrix(sheet: Sheet, matrix: QrMatrix, x: number, y: number, size: number): void {
  const module = size / matrix.length;
  const bars = matrix.flatMap((cells, row) =>
    darkRuns(cells).map(({ from, length }) => ({
      x: x + from * module,
      y: y + row * module,
      width: length * module,
      height: module,
    })),
  );
  sheet.boxes(bars, '#000000');
}

function darkRuns(cells: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  cells.forEach((dark, index) => {
    const last = runs.at(-1);
    if (dark && last !== undefined && last.from + last.length === index) last.length += 1;
    else if (dark) runs.push({ from: index, length: 1 });
  });
  return runs;
}
