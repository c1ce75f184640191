/** A name such as `/Type`, without its slash. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** A reference to an indirect object, `12 0 R`. */
export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A word of the syntax that is no value: `obj`, `stream`, `R`. */
export class PdfKeyword {
  constructor(readonly word: string) {}
}

/** A dictionary; a map, so that no key from outside becomes a property. */
export type PdfDictionary = Map<string, PdfValue>;

/** A stream as it stands in the file, before its filters. */
export class PdfStream {
  constructor(
    readonly dictionary: PdfDictionary,
    readonly raw: Uint8Array,
  ) {}
}

/** Any object of a PDF; strings are bytes. */
export type PdfValue =
  null | boolean | number | Uint8Array | PdfName | PdfReference | PdfKeyword | PdfStream | PdfDictionary | PdfValue[];
