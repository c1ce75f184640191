import { DocumentError } from '../diagnostic.ts';
import type { Position } from './xml-diagnostics.ts';
import { encodingRefused, limitExceeded } from './xml-diagnostics.ts';
import type { XmlLimits } from './xml-limits.ts';

/** So many bytes are made text at once. */
const PIECE = 256 * 1024;

const beginning = new TextDecoder('utf-8', { fatal: true });
/** Behind the beginning a mark of the order of bytes is a character like others. */
const continuation = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const firstPlace = { line: 1, column: 1 };

/** A part of a document: where its bytes and its text begin. */
interface Piece {
  byte: number;
  offset: number;
  /** The line in which it begins, and where that line begins; worked out when somebody asks. */
  line?: number;
  lineStart?: number;
}

/**
 * A document in UTF-8 that is there as a whole. Its text is made piece by piece, so that it does not take the same room again; lines
 * are counted when somebody asks for a place.
 */
export class XmlSource {
  private readonly bytes: Uint8Array;
  private readonly known: Piece[] = [{ byte: 0, offset: 0, line: 1, lineStart: 0 }];
  /** The starts of the lines in the piece that was asked for last. */
  private inPiece: { index: number; starts: number[] } | undefined;

  /** Throws a `DocumentError` for more bytes than are allowed, and for UTF-16. */
  constructor(bytes: Uint8Array, { bytes: most }: Pick<XmlLimits, 'bytes'>) {
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
      const text = this.textOf(index);
      this.known[index + 1] ??= { byte: this.endOf(piece), offset: piece.offset + text.length };
      if (this.endOf(piece) >= this.bytes.length) this.known.length = index + 1;
      yield text;
    }
  }

  /** Line and column of a place given by its index in the text, of which at least so much was read. */
  position(offset: number): Position {
    const index = this.pieceAt(offset);
    const { line = 1, lineStart = 0 } = this.counted(index);
    const starts = this.startsIn(index);
    let [low, high] = [-1, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: line + low + 1, column: offset - (starts[low] ?? lineStart) + 1 };
  }

  private pieceAt(offset: number): number {
    let [low, high] = [0, this.known.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.known[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** A piece with the line in which it begins. */
  private counted(index: number): Piece {
    const piece = this.known[index] ?? { byte: 0, offset: 0 };
    if (piece.line !== undefined) return piece;
    const before = this.counted(index - 1);
    const starts = this.startsIn(index - 1);
    piece.line = (before.line ?? 1) + starts.length;
    piece.lineStart = starts.at(-1) ?? before.lineStart ?? 0;
    return piece;
  }

  private startsIn(index: number): number[] {
    if (this.inPiece?.index === index) return this.inPiece.starts;
    const text = this.textOf(index);
    const offset = this.known[index]?.offset ?? 0;
    const starts: number[] = [];
    // A lone carriage return, which no program of today writes, counts as part of its line.
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(offset + end + 1);
    this.inPiece = { index, starts };
    return starts;
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

/** Whether a byte is one of those behind the first of a character. */
function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
