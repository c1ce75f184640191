import jsqr from 'jsqr';
import type { QrMatrix } from '../../src/payment-codes/qr-matrix.ts';

const SCALE = 3;
const QUIET_ZONE = 4;

/** The bytes that another author's reader sees in the symbol once it is drawn; undefined when it sees none. */
export function decodedQr(matrix: QrMatrix): Uint8Array | undefined {
  const side = (matrix.length + 2 * QUIET_ZONE) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = matrix[Math.floor(y / SCALE) - QUIET_ZONE]?.[Math.floor(x / SCALE) - QUIET_ZONE];
      if (dark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  const found = jsqr.default(pixels, side, side);
  return found ? Uint8Array.from(found.binaryData) : undefined;
}

/** The version (1 to 40) of a symbol: 21 modules wide is version 1, each further version adds four. */
export function qrVersion(matrix: QrMatrix): number {
  return (matrix.length - 17) / 4;
}
