import { pdfFault } from './pdf-faults.ts';
import { pdfLimits } from './pdf-limits.ts';

/** How rows of bytes were written as differences: `Predictor`, `Columns`, `Colors` and `BitsPerComponent` of a filter. */
export interface Prediction {
  predictor: number;
  columns: number;
  colors: number;
  bits: number;
}

/** Undoes the PNG predictors (10 to 15), which cross-reference streams use; 1 is none. The TIFF predictor belongs to pictures. */
export function unpredicted(bytes: Uint8Array, { predictor, columns, colors, bits }: Prediction): Uint8Array {
  if (predictor <= 1) return bytes;
  if (bytes.length > pdfLimits.slow) throw pdfFault('pdf_too_large', { limit: 'slow' });
  const width = Math.ceil((columns * colors * bits) / 8);
  const step = Math.max(1, Math.ceil((colors * bits) / 8));
  if (predictor < 10 || !(width >= 1 && width <= bytes.length)) throw pdfFault('pdf_broken', { predictor });
  const rows = Math.floor(bytes.length / (width + 1));
  const result = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    const source = bytes.subarray(row * (width + 1) + 1, (row + 1) * (width + 1));
    const target = result.subarray(row * width, (row + 1) * width);
    const above = row === 0 ? new Uint8Array(width) : result.subarray((row - 1) * width, row * width);
    for (let x = 0; x < width; x += 1) {
      const left = x < step ? 0 : (target[x - step] ?? 0);
      const corner = x < step ? 0 : (above[x - step] ?? 0);
      target[x] = (source[x] ?? 0) + predicted(kind, left, above[x] ?? 0, corner);
    }
  }
  return result;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  return kind === 4 ? paeth(left, up, corner) : 0;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
