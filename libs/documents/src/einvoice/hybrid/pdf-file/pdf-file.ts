import { readCrossReferences, type CrossReferences } from './pdf-cross-references.ts';
import { pdfFault } from './pdf-faults.ts';
import { unfiltered, type PdfFilter } from './pdf-filters.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { pdfLimits } from './pdf-limits.ts';
import { PdfName, PdfReference, PdfStream, type PdfDictionary, type PdfValue } from './pdf-value.ts';

/** Bytes at the begin of a file in which its header must stand. */
const margin = 1024;

/**
 * A PDF from outside whose objects are read when they are asked for, never more than `pdfLimits` allows. Whatever is not sound
 * is refused with a `DocumentError`: nothing is guessed, because two readers of a damaged file may see two invoices.
 */
export class PdfFile {
  readonly trailer: PdfDictionary;
  private references: CrossReferences | undefined;
  private readonly known = new Map<number, PdfValue>();
  private readonly opening = new Set<number>();
  private readonly packed = new Map<number, { content: Uint8Array; offsets: number[] }>();
  private readonly read = { values: 0 };
  private readonly bytes: Buffer;
  private unpacked = 0;

  constructor(file: Uint8Array) {
    if (file.byteLength > pdfLimits.file) throw pdfFault('pdf_too_large', { limit: 'file' });
    const whole = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    const start = whole.subarray(0, margin).indexOf('%PDF-');
    if (start < 0) throw pdfFault('pdf_broken', { offset: 0 });
    // Offsets count from the header, wherever it stands.
    this.bytes = whole.subarray(start);
    const keyword = this.bytes.lastIndexOf('startxref');
    if (keyword < 0) throw pdfFault('pdf_broken', { offset: this.bytes.length });
    const newest = new PdfLexer(this.bytes, keyword + 'startxref'.length).integer();
    this.references = readCrossReferences(
      { bytes: this.bytes, streamAt: (offset) => this.streamAt(offset), content: (stream) => this.content(stream) },
      newest,
    );
    this.trailer = this.references.trailer;
    if (this.trailer.has('Encrypt')) throw pdfFault('pdf_encrypted');
  }

  /** A value itself, however many references lead to it; null where nothing stands. */
  resolve(value: PdfValue | undefined): PdfValue {
    let [current, steps] = [value, 0];
    while (current instanceof PdfReference) {
      if ((steps += 1) > pdfLimits.depth) throw pdfFault('pdf_broken', { object: current.number });
      current = this.object(current.number);
    }
    return current ?? null;
  }

  /** A dictionary, that of a stream too; empty where none stands. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value);
    if (resolved instanceof PdfStream) return resolved.dictionary;
    return resolved instanceof Map ? resolved : new Map();
  }

  /** An array; empty where none stands. */
  array(value: PdfValue | undefined): PdfValue[] {
    const resolved = this.resolve(value);
    return Array.isArray(resolved) ? resolved : [];
  }

  /** The bytes of a stream without its filters. */
  content(stream: PdfStream): Uint8Array {
    const left = pdfLimits.unpacked - this.unpacked;
    if (left <= 0) throw pdfFault('pdf_too_large', { limit: 'unpacked' });
    const bytes = unfiltered(stream.raw, this.filters(stream.dictionary), Math.min(left, pdfLimits.stream));
    this.unpacked += bytes.byteLength;
    return bytes;
  }

  private object(number: number): PdfValue {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    // While the cross-references themselves are read, no other object is known.
    const place = this.references?.places.get(number);
    if (place === undefined) return null;
    if (this.opening.has(number) || this.opening.size > pdfLimits.depth)
      throw pdfFault('pdf_broken', { object: number });
    this.opening.add(number);
    const value = 'offset' in place ? this.valueAt(place.offset, number) : this.packedValue(place.stream, place.index);
    this.opening.delete(number);
    this.known.set(number, value);
    return value;
  }

  private valueAt(offset: number, number?: number): PdfValue {
    const lexer = this.lexer(this.bytes, offset);
    const found = lexer.integer();
    lexer.integer();
    lexer.expect('obj');
    if (number !== undefined && found !== number) throw pdfFault('pdf_broken', { object: number, offset });
    const value = lexer.value();
    if (value === undefined) throw lexer.broken();
    return value instanceof Map && lexer.atKeyword('stream') ? this.stream(value, lexer.position) : value;
  }

  private streamAt(offset: number): PdfStream {
    const value = this.valueAt(offset);
    if (!(value instanceof PdfStream)) throw pdfFault('pdf_broken', { offset });
    return value;
  }

  private stream(dictionary: PdfDictionary, keyword: number): PdfStream {
    const lineFeed = this.bytes[keyword] === 13 ? 2 : 1;
    const start = keyword + lineFeed;
    const length = this.resolve(dictionary.get('Length'));
    const end = typeof length === 'number' && length >= 0 ? start + length : -1;
    const isEnd = end >= start && new PdfLexer(this.bytes, end).atKeyword('endstream');
    if (!isEnd) throw pdfFault('pdf_broken', { offset: keyword });
    return new PdfStream(dictionary, this.bytes.subarray(start, end));
  }

  private packedValue(stream: number, index: number): PdfValue {
    const known = this.packed.get(stream) ?? this.packedObjects(stream);
    this.packed.set(stream, known);
    const offset = known.offsets[index];
    return offset === undefined ? null : (this.lexer(known.content, offset).value() ?? null);
  }

  private packedObjects(number: number): { content: Uint8Array; offsets: number[] } {
    const stream = this.object(number);
    if (!(stream instanceof PdfStream)) throw pdfFault('pdf_broken', { object: number });
    const [count, first] = [this.resolve(stream.dictionary.get('N')), this.resolve(stream.dictionary.get('First'))];
    const content = this.content(stream);
    if (typeof count !== 'number' || typeof first !== 'number' || count > content.length)
      throw pdfFault('pdf_broken', { object: number });
    const head = this.lexer(content, 0);
    const offsets = Array.from({ length: count }, () => {
      head.integer();
      return first + head.integer();
    });
    return { content, offsets };
  }

  private lexer(bytes: Uint8Array, offset: number): PdfLexer {
    return new PdfLexer(bytes, offset, this.read);
  }

  private filters(dictionary: PdfDictionary): PdfFilter[] {
    const names = listed(this.resolve(dictionary.get('Filter'))).map((one) => this.resolve(one));
    const parameters = listed(this.resolve(dictionary.get('DecodeParms')));
    if (names.length > 4) throw pdfFault('pdf_filter_unknown', { filters: names.length });
    return names.flatMap((name, index) =>
      name instanceof PdfName ? [{ name: name.name, ...this.prediction(this.dictionary(parameters[index])) }] : [],
    );
  }

  private prediction(parameters: PdfDictionary): Pick<PdfFilter, 'prediction'> {
    const number = (key: string, otherwise: number): number => {
      const value = this.resolve(parameters.get(key));
      return typeof value === 'number' ? value : otherwise;
    };
    const [predictor, columns] = [number('Predictor', 1), number('Columns', 1)];
    const [colors, bits] = [number('Colors', 1), number('BitsPerComponent', 8)];
    return predictor === 1 ? {} : { prediction: { predictor, columns, colors, bits } };
  }
}

function listed(value: PdfValue): PdfValue[] {
  return Array.isArray(value) ? value : [value];
}
