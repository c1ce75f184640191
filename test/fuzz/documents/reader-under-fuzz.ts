import type { FieldMarks } from './mutated-bytes.ts';

/** A reader that takes hostile input, and what its inputs are made from. */
export interface ReaderUnderFuzz {
  /** Valid inputs, at least one. */
  samples: readonly Uint8Array[];
  /** Pieces that its format trips over. */
  pieces: readonly Uint8Array[];
  fields: FieldMarks;
  /** Reads all of it. A `DocumentError` is an answer, any other error a fault. */
  read: (input: Uint8Array) => unknown;
}
