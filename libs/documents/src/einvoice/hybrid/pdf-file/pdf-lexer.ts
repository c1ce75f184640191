import { pdfFault } from './pdf-faults.ts';
import { pdfLimits } from './pdf-limits.ts';
import { PdfKeyword, PdfName, PdfReference, type PdfDictionary, type PdfValue } from './pdf-value.ts';

const code = (character: string): number => character.charCodeAt(0);
const blanks = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map(code));
const [openRound, closeRound, less, greater, openSquare, closeSquare, slash, percent, backslash] = [
  ...'()<>[]/%\\',
].map(code);
const escapes = new Map([...'nrtbf'].map((letter, index) => [code(letter), [10, 13, 9, 8, 12][index] ?? 0]));

/** Reads the values of a PDF one after the other from a position on. */
export class PdfLexer {
  position: number;
  private readonly bytes: Buffer;
  private readonly read: { values: number };

  /** `read` counts the values of all readers of a file that share it, so that many small objects cost no more than a large one. */
  constructor(bytes: Uint8Array, position = 0, read = { values: 0 }) {
    this.position = position;
    this.read = read;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next value; a number is joined with `generation R` behind it to a reference. Undefined at the end. */
  value(depth = 0): PdfValue | undefined {
    if (depth > pdfLimits.depth) throw pdfFault('pdf_too_large', { limit: 'depth' });
    if ((this.read.values += 1) > pdfLimits.values) throw pdfFault('pdf_too_large', { limit: 'values' });
    this.skipBlanks();
    const byte = this.bytes[this.position];
    if (byte === undefined) return undefined;
    if (byte === slash) return this.name();
    if (byte === openRound) return this.literal();
    if (byte === openSquare) return this.array(depth);
    if (byte === less) return this.bytes[this.position + 1] === less ? this.dictionary(depth) : this.hexadecimal();
    if (delimiters.has(byte)) throw this.broken();
    return this.word();
  }

  /** Passes the next word, which must be that one. */
  expect(word: string): undefined {
    if (!this.atKeyword(word)) throw this.broken();
  }

  /** Whether that word comes next; it is then passed. */
  atKeyword(word: string): boolean {
    this.skipBlanks();
    const end = this.position + word.length;
    if (this.text(end) !== word) return false;
    this.position = end;
    return true;
  }

  /** The next value where it must be a whole number, without looking for a reference. */
  integer(): number {
    this.skipBlanks();
    const word = this.plain();
    // Nothing at all would be zero to `Number`, and a reader that goes on behind it would stay where it is.
    if (!/^\+?\d{1,15}$/.test(word)) throw this.broken();
    return Number(word);
  }

  skipBlanks(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || (!blanks.has(byte) && byte !== percent)) return;
      this.position += 1;
      if (byte === percent) while (![10, 13, undefined].includes(this.bytes[this.position])) this.position += 1;
    }
  }

  broken(): Error {
    return pdfFault('pdf_broken', { offset: this.position });
  }

  private text(end: number): string {
    return this.bytes.toString('latin1', this.position, end);
  }

  private plain(): string {
    const start = this.position;
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || blanks.has(byte) || delimiters.has(byte)) break;
      this.position += 1;
    }
    return this.bytes.toString('latin1', start, this.position);
  }

  private word(): PdfValue {
    const word = this.plain();
    if (!/^[+-]?(\d{1,15}(\.\d*)?|\.\d+)$/.test(word)) {
      const constant = constants.get(word);
      return constant === undefined ? new PdfKeyword(word) : constant;
    }
    const number = Number(word);
    return /^\d+$/.test(word) ? this.referenceFrom(number) : number;
  }

  private referenceFrom(number: number): PdfValue {
    const tail = this.text(this.position + 16);
    const [matched, generation] = /^\s{1,4}(\d{1,5})\s{1,4}R(?![^\s()<>[\]{}/%])/.exec(tail) ?? [];
    if (matched === undefined) return number;
    this.position += matched.length;
    return new PdfReference(number, Number(generation));
  }

  private name(): PdfName {
    this.position += 1;
    return new PdfName(
      this.plain().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  private array(depth: number): PdfValue[] {
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.bytes[this.position] === closeSquare) break;
      const value = this.value(depth + 1);
      if (value === undefined || value instanceof PdfKeyword) throw this.broken();
      values.push(value);
    }
    this.position += 1;
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    this.position += 2;
    const dictionary: PdfDictionary = new Map();
    for (;;) {
      this.skipBlanks();
      if (this.bytes[this.position] === greater) break;
      const key = this.value(depth + 1);
      const value = this.value(depth + 1);
      if (!(key instanceof PdfName) || value === undefined || value instanceof PdfKeyword) throw this.broken();
      dictionary.set(key.name, value);
    }
    if (this.bytes[this.position + 1] !== greater) throw this.broken();
    this.position += 2;
    return dictionary;
  }

  private hexadecimal(): Uint8Array {
    const end = this.bytes.indexOf(greater ?? 0, this.position);
    if (end < 0) throw this.broken();
    const digits = this.text(end).replace(/[^0-9a-f]/gi, '');
    this.position = end + 1;
    return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }

  private literal(): Uint8Array {
    this.position += 1;
    const start = this.position;
    const content: number[] = [];
    for (let open = 1; ; this.position += 1) {
      const byte = this.bytes[this.position];
      if (byte === undefined) throw this.broken();
      if (this.position - start > pdfLimits.string) throw pdfFault('pdf_too_large', { limit: 'string' });
      if (byte === openRound) open += 1;
      if (byte === closeRound && (open -= 1) === 0) break;
      if (byte === backslash) content.push(...this.escaped());
      else content.push(byte);
    }
    this.position += 1;
    return Uint8Array.from(content);
  }

  private escaped(): number[] {
    this.position += 1;
    const byte = this.bytes[this.position] ?? 0;
    const octal = /^[0-7]{1,3}/.exec(this.text(this.position + 3))?.[0];
    if (octal !== undefined) {
      this.position += octal.length - 1;
      return [parseInt(octal, 8) & 0xff];
    }
    // A line break behind a backslash is none.
    if (byte === 13 && this.bytes[this.position + 1] === 10) this.position += 1;
    if (byte === 13 || byte === 10) return [];
    return [escapes.get(byte) ?? byte];
  }
}

const constants = new Map<string, PdfValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
