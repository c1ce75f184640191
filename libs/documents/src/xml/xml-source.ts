import { DocumentError } from '../diagnostic.ts';
import { requireBytes } from '../input/byte-input.ts';
import type { Position } from './xml-diagnostics.ts';
import { encodingRefused, limitExceeded } from './xml-diagnostics.ts';
import type { XmlLimits } from './xml-limits.ts';

/** So many bytes are made text at once. */
const PIECE = 256 * 1024;

const beginning = new TextDecoder('utf-8', { fatal: true });
/** Behind the beginning a mark of the order of bytes is a character like others. */
const continuation = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const firstPlace = { line: 1, column: 1 };

/** At most so much text is looked through when somebody asks for a place, however long its lines are. */
const COUNTED_ANEW = 4_096;

/** A part of a document: where its bytes and its text begin. */
interface Piece {
  byte: number;
  offset: number;
}

/** A place in the text whose line is known, and where that line begins. */
interface Mark {
  offset: number;
  line: number;
  lineStart: number;
}

/**
 * A document in UTF-8 that is there as a whole. Its text is made piece by piece, so that it does not take the same room again; lines
 * are counted when somebody asks for a place.
 */
export class XmlSource {
  private readonly bytes: Uint8Array;
  private readonly known: Piece[] = [{ byte: 0, offset: 0 }];
  /** As far as lines were counted, at about equal distances and where pieces begin. */
  private readonly marks: Mark[] = [{ offset: 0, line: 1, lineStart: 0 }];
  /** The piece that was read, or in which somebody asked for a place, the last time. */
  private recent: { index: number; text: string } | undefined;

  /** Throws a `DocumentError` for what is no bytes, for more of them than are allowed, and for UTF-16. */
  constructor(bytes: Uint8Array, { bytes: most }: Pick<XmlLimits, 'bytes'>) {
    requireBytes(bytes);
    if (bytes.length > most) throw new DocumentError([limitExceeded(firstPlace, 'bytes', most, 'einvoice')]);
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    if (isUtf16) throw new DocumentError([encodingRefused(firstPlace, 'UTF-16', 'einvoice')]);
    this.bytes = bytes;
  }

  /** The text from the start; throws a `DocumentError` where it is not UTF-8. */
  *pieces(): Generator<string, undefined> {
    for (let index = 0; ; index += 1) {
      const piece = this.known[index];
      if (piece === undefined) return undefined;
      const text = this.recentText(index);
      this.known[index + 1] ??= { byte: this.endOf(piece), offset: piece.offset + text.length };
      if (this.endOf(piece) >= this.bytes.length) this.known.length = index + 1;
      yield text;
    }
  }

  /** Line and column of a place given by its index in the text, of which at least so much was read. */
  position(offset: number): Position {
    this.countTo(offset);
    const mark = this.marks[lastUpTo(this.marks, offset)];
    const { line, lineStart } = mark ? this.lineBehind(mark, offset) : { line: 1, lineStart: 0 };
    return { line, column: offset - lineStart + 1 };
  }

  /** Counts lines up to a place, or a little less. */
  private countTo(offset: number): void {
    for (let mark = this.marks.at(-1); mark !== undefined;) {
      const nextPiece = this.known[lastUpTo(this.known, mark.offset) + 1]?.offset ?? Number.POSITIVE_INFINITY;
      const end = Math.min(mark.offset + COUNTED_ANEW, nextPiece);
      if (end > offset) return;
      mark = { offset: end, ...this.lineBehind(mark, end) };
      this.marks.push(mark);
    }
  }

  /** Where one stands at a place in the same piece as a mark before it. A lone carriage return, which no program of today writes, counts as part of its line. */
  private lineBehind(mark: Mark, offset: number): Omit<Mark, 'offset'> {
    const index = lastUpTo(this.known, mark.offset);
    const base = this.known[index]?.offset ?? 0;
    const text = this.recentText(index).slice(mark.offset - base, offset - base);
    let { line, lineStart } = mark;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      line += 1;
      lineStart = mark.offset + end + 1;
    }
    return { line, lineStart };
  }

  private recentText(index: number): string {
    if (this.recent?.index !== index) this.recent = { index, text: this.textOf(index) };
    return this.recent.text;
  }

  private textOf(index: number): string {
    const piece = this.known[index];
    if (piece === undefined) return '';
    const bytes = this.bytes.subarray(piece.byte, this.endOf(piece));
    try {
      return (index === 0 ? beginning : continuation).decode(bytes);
    } catch {
      throw new DocumentError([encodingRefused(firstPlace, 'unknown', 'einvoice')]);
    }
  }

  /** A piece ends before a character that would be cut in two. */
  private endOf({ byte }: Piece): number {
    let end = Math.min(byte + PIECE, this.bytes.length);
    for (let back = 0; back < 3 && end < this.bytes.length && isInside(this.bytes[end]); back += 1) end -= 1;
    return end;
  }
}

/** Which of these, which are in order, is the last one at or before a place. */
function lastUpTo(sorted: readonly { offset: number }[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a byte is one of those behind the first of a character. */
function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
