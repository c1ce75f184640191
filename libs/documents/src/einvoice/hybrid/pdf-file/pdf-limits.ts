/** How much of a PDF from outside is read; far beyond any invoice. Everything past it is refused with `einvoice.pdf_too_large`. */
export const pdfLimits = {
  /** Bytes of the file. */
  file: 64 * 1024 * 1024,
  /** Bytes that one stream may unpack to. */
  stream: 64 * 1024 * 1024,
  /** Bytes that are unpacked by what is slow or spends memory: characters for bytes, predicted rows. No invoice needs either. */
  slow: 8 * 1024 * 1024,
  /** Bytes that all streams which are opened may unpack to together. */
  unpacked: 128 * 1024 * 1024,
  /** Objects that the file may list. */
  objects: 500_000,
  /** Values that are read in all, and bytes in one string between round brackets. */
  values: 1_000_000,
  string: 1024 * 1024,
  /** Sections of the cross-reference table: one for each time the file was saved. */
  sections: 1_000,
  /** Nesting of arrays and dictionaries, and of references that lead to references. */
  depth: 100,
  /** Entries in the lists of embedded files, and nodes of the tree that names them. */
  files: 1_000,
} as const;
