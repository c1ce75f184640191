import { encodeQR } from 'qr';

/** The modules of a QR symbol, row by row from the top left, `true` is dark; without the quiet zone of four modules around it. */
export type QrMatrix = readonly (readonly boolean[])[];

/**
 * The smallest symbol in byte mode with error correction M that holds the bytes: what both payment codes of this folder prescribe.
 * The bytes must fit version 40 (2,331 of them); the callers' own limits are far below.
 */
export function qrMatrix(bytes: Uint8Array): QrMatrix {
  // The text only chooses the mode; the bytes come from the encoder, so that no charset is guessed.
  const framed = encodeQR('bytes', 'raw', { ecc: 'medium', encoding: 'byte', border: 1, textEncoder: () => bytes });
  return framed.slice(1, -1).map((row) => row.slice(1, -1));
}
