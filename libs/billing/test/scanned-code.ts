import { spawnSync } from 'node:child_process';
import jsQR from 'jsqr';

/** What a scanner reads in the code on the first page of a PDF; undefined, and a visible line, where poppler is not installed. */
export function scannedCode(pdf: Uint8Array): string | undefined {
  const { error, stdout } = spawnSync('pdftoppm', ['-r', '150', '-l', '1', '-'], {
    input: pdf,
    maxBuffer: 64 * 1024 ** 2,
  });
  if (error) {
    console.warn('skipped: pdftoppm is not installed, the code on a PDF was not scanned');
    return undefined;
  }
  // A portable pixmap: P6, width and height, the highest value, then three bytes for each pixel.
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.toString('latin1', 0, 100)) ?? [];
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
  for (let at = 0; at * 4 < pixels.length; at += 1)
    pixels.set(stdout.subarray(head.length + at * 3, head.length + at * 3 + 3), at * 4);
  const found = jsQR.default(pixels, Number(width), Number(height));
  return found ? new TextDecoder().decode(Uint8Array.from(found.binaryData)) : '';
}
