/** A name such as `/Type`, without its slash. */
export class PdfName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A reference to an indirect object, `12 0 R`. */
export class PdfReference {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** A word of the syntax that is no value: `obj`, `stream`, `R`. */
export class PdfKeyword {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

/** A dictionary; a map, so that no key from outside becomes a property. */
export type PdfDictionary = Map<string, PdfValue>;

/** A stream as it stands in the file, before its filters. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly raw: Uint8Array;

  constructor(dictionary: PdfDictionary, raw: Uint8Array) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
}

/** Any object of a PDF; strings are bytes. */
export type PdfValue =
  null | boolean | number | Uint8Array | PdfName | PdfReference | PdfKeyword | PdfStream | PdfDictionary | PdfValue[];
