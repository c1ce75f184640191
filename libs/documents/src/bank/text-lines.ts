import { DocumentError } from '../diagnostic.ts';
import { decodeCodePage850 } from '../encoding/code-page-850.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import { encodingRefused, limitExceeded } from '../xml/xml-diagnostics.ts';
import type { ByteSource } from '../input/byte-input.ts';
import { piecesOf } from './in-step.ts';

/** How the bytes of a text file are to be read; left out: UTF-8, and Windows-1252 for a piece that is no UTF-8. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'cp850';

/** What a text file may use at most before reading stops. */
export interface TextLimits {
  /** Bytes of the whole file. */
  bytes: number;
  /** Characters of one line. */
  line: number;
}

/** Room for several hundred thousand entries that are kept all at once. */
export const defaultTextLimits: TextLimits = { bytes: 512 * 1024 ** 2, line: 65_536 };

/** Room for ten million entries, because nothing of them is kept. */
const streamLimits: TextLimits = { ...defaultTextLimits, bytes: 8 * 1024 ** 3 };

/**
 * The lines of a text in batches, without their ends. Nothing larger than a piece and a line is held; a file beyond the limits is
 * thrown as a `DocumentError`.
 */
export async function* textLines(
  source: ByteSource,
  encoding?: TextEncoding,
  limits: TextLimits = streamLimits,
): AsyncGenerator<string[]> {
  let rest: Uint8Array = new Uint8Array();
  let mark: number | undefined;
  let bytes = 0;
  let line = 1;
  const refuse = (limit: keyof TextLimits): never => {
    throw new DocumentError([limitExceeded({ line, column: 1 }, limit, limits[limit])]);
  };
  for await (const piece of piecesOf(source)) {
    bytes += piece.length;
    if (bytes > limits.bytes) refuse('bytes');
    const whole = rest.length > 0 ? joined(rest, piece) : piece;
    mark ??= markOf(whole);
    const end = mark === undefined ? 0 : whole.lastIndexOf(mark) + 1;
    // A copy, so that the piece is not held by its rest.
    rest = whole.slice(end);
    if (rest.length > limits.line * 4) refuse('line');
    if (end === 0) continue;
    const lines = splitLines(decoded(whole.subarray(0, end - 1), encoding, line), mark);
    const long = lines.findIndex((text) => text.length > limits.line);
    line += Math.max(0, long);
    if (long >= 0) refuse('line');
    line += lines.length;
    yield lines;
  }
  if (rest.length > limits.line * 4) refuse('line');
  if (rest.length > 0) yield splitLines(decoded(rest, encoding, line), mark);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

const [LINE_FEED, RETURN] = [0x0a, 0x0d];

/** What ends the lines of a file: carriage returns only where it begins without any line feed. Undefined as long as no line has ended. */
function markOf(beginning: Uint8Array): number | undefined {
  if (beginning.includes(LINE_FEED)) return LINE_FEED;
  // One at the end may have its line feed in the next piece.
  return beginning.some((byte, at) => byte === RETURN && (beginning[at + 1] ?? RETURN) !== RETURN) ? RETURN : undefined;
}

function splitLines(text: string, mark: number | undefined): string[] {
  if (mark === RETURN) return text.split(/\r\n?/);
  return text.includes('\r') ? text.split('\n').map(withoutReturn) : text.split('\n');
}

/** Some programs end a line with two carriage returns. */
function withoutReturn(line: string): string {
  let end = line.length;
  while (line.charCodeAt(end - 1) === 13) end -= 1;
  return line.slice(0, end);
}

/**
 * Text of bytes in the named encoding; without a name UTF-8, or Windows-1252 where they are none. A byte order mark is left out.
 * Bytes that are not in the named UTF-8 are thrown as a `DocumentError` at `line`.
 */
export function decoded(bytes: Uint8Array, encoding: TextEncoding | undefined, line: number): string {
  if (encoding === 'cp850') return decodeCodePage850(bytes);
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== undefined) throw new DocumentError([encodingRefused({ line, column: 1 }, encoding)]);
    return decodeWindows1252(bytes);
  }
}
