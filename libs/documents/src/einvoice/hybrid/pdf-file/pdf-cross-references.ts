import { pdfFault } from './pdf-faults.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { pdfLimits } from './pdf-limits.ts';
import { PdfName, type PdfDictionary, type PdfStream } from './pdf-value.ts';

/** Where an object stands: at a byte of the file, or as one of those inside an object stream. */
export type PdfPlace = { offset: number } | { stream: number; index: number };

/** What the cross-reference sections of a file say together: the newest place of each object, and the newest trailer. */
export interface CrossReferences {
  places: Map<number, PdfPlace>;
  trailer: PdfDictionary;
}

/** What the sections are read from. */
export interface SectionSource {
  bytes: Uint8Array;
  /** An object that begins at an offset. */
  streamAt: (offset: number) => PdfStream;
  /** A stream without its filters. */
  content: (stream: PdfStream) => Uint8Array;
}

/** Follows the sections from the newest one back; a chain that turns in circles or is too long is refused. */
export function readCrossReferences(source: SectionSource, newest: number): CrossReferences {
  const places = new Map<number, PdfPlace | undefined>();
  const seen = new Set<number>();
  let trailer: PdfDictionary | undefined;
  for (let offset: number | undefined = newest; offset !== undefined;) {
    if (seen.has(offset)) throw pdfFault('pdf_broken', { offset });
    if (seen.size >= pdfLimits.sections) throw pdfFault('pdf_too_large', { limit: 'sections' });
    seen.add(offset);
    const section: PdfDictionary = readSection(source, offset, places);
    trailer ??= section;
    const previous = section.get('Prev');
    offset = typeof previous === 'number' ? previous : undefined;
  }
  if (trailer === undefined) throw pdfFault('pdf_broken', { offset: newest });
  return {
    trailer,
    places: new Map([...places].filter((entry): entry is [number, PdfPlace] => entry[1] !== undefined)),
  };
}

type Places = Map<number, PdfPlace | undefined>;

function readSection(source: SectionSource, offset: number, places: Places): PdfDictionary {
  const lexer = new PdfLexer(source.bytes, offset);
  if (!lexer.atKeyword('xref')) return readStream(source, offset, places);
  const entries = readTable(lexer);
  const trailer = lexer.value();
  if (!(trailer instanceof Map)) throw lexer.broken();
  // Objects that old programs must not see are listed as free in the table and in use in the stream beside it.
  const beside = trailer.get('XRefStm');
  if (typeof beside === 'number') readStream(source, beside, places);
  for (const [number, place] of entries) enter(places, number, place);
  return trailer;
}

// A free object is kept as undefined: an older section must not bring it back.
function enter(places: Places, number: number, place: PdfPlace | undefined): void {
  if (places.has(number)) return;
  if (places.size >= pdfLimits.objects) throw pdfFault('pdf_too_large', { limit: 'objects' });
  places.set(number, place);
}

function readTable(lexer: PdfLexer): [number, PdfPlace | undefined][] {
  const entries: [number, PdfPlace | undefined][] = [];
  while (!lexer.atKeyword('trailer')) {
    const first = lexer.integer();
    const count = lexer.integer();
    for (let number = first; number < first + count; number += 1) {
      const offset = lexer.integer();
      lexer.integer();
      entries.push([number, lexer.atKeyword('n') ? { offset } : lexer.expect('f')]);
      if (entries.length > pdfLimits.objects) throw pdfFault('pdf_too_large', { limit: 'objects' });
    }
  }
  return entries;
}

function readStream(source: SectionSource, offset: number, places: Places): PdfDictionary {
  const stream = source.streamAt(offset);
  const { dictionary } = stream;
  const type = dictionary.get('Type');
  const widths = numbers(dictionary.get('W'));
  const size = dictionary.get('Size');
  const isSection = type instanceof PdfName && type.name === 'XRef' && typeof size === 'number';
  if (!isSection || widths.length < 3 || widths.some((width) => width > 6)) throw pdfFault('pdf_broken', { offset });
  const ranges = dictionary.has('Index') ? numbers(dictionary.get('Index')) : [0, size];
  const rows = new Rows(source.content(stream), widths);
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range);
    for (let number = first; number < first + count; number += 1) {
      const row = rows.next();
      if (row === undefined) return dictionary;
      enter(places, number, placeOf(row));
    }
  }
  return dictionary;
}

function placeOf([kind, second, third]: [number, number, number]): PdfPlace | undefined {
  if (kind === 1) return { offset: second };
  return kind === 2 ? { stream: second, index: third } : undefined;
}

function numbers(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) => (Number.isSafeInteger(one) && Number(one) >= 0 ? Number(one) : Number.MAX_SAFE_INTEGER));
}

/** The rows of a cross-reference stream, three big-endian numbers each; a type that is left out is 1. */
class Rows {
  private readonly bytes: Uint8Array;
  private readonly widths: number[];
  private position = 0;

  constructor(bytes: Uint8Array, widths: number[]) {
    this.bytes = bytes;
    this.widths = widths;
  }

  next(): [number, number, number] | undefined {
    const [kind = 0, second = 0, third = 0] = this.widths;
    if (kind + second + third === 0 || this.position + kind + second + third > this.bytes.length) return undefined;
    return [kind === 0 ? 1 : this.take(kind), this.take(second), this.take(third)];
  }

  private take(width: number): number {
    let value = 0;
    for (let index = 0; index < width; index += 1) value = value * 256 + (this.bytes[this.position++] ?? 0);
    return value;
  }
}
