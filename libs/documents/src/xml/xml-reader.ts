import { DocumentError } from '../diagnostic.ts';
import type { ByteSource } from '../input/byte-input.ts';
import { requireBytes, requireByteSource } from '../input/byte-input.ts';
import { encodingRefused, limitExceeded, truncated } from './xml-diagnostics.ts';
import type { XmlLimits } from './xml-limits.ts';
import { defaultXmlLimits } from './xml-limits.ts';
import type { XmlListener } from './xml-listener.ts';
import { XmlScanner } from './xml-scanner.ts';

/**
 * Reads a bank's XML 1.0 in UTF-8 as it arrives, strictly and without ever resolving anything: a document type, an entity of its own, another
 * encoding, bad nesting, an early end or a bomb is thrown as a `DocumentError` with line and column.
 */
export async function readXml(
  source: ByteSource,
  listener: XmlListener,
  limits: XmlLimits = defaultXmlLimits,
): Promise<void> {
  requireByteSource(source);
  const scanner = new XmlScanner(listener, limits);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let length = 0;
  let waiting = '';
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      const at = scanner.here();
      throw new DocumentError([piece ? encodingRefused(at, 'unknown') : truncated(at)]);
    }
  };
  const write = (piece: Uint8Array): void => {
    requireBytes(piece);
    length += piece.length;
    if (length > limits.bytes) throw new DocumentError([limitExceeded(scanner.here(), 'bytes', limits.bytes)]);
    waiting += decode(piece);
    // A source of many little pieces must not make the scanner look at the same unfinished text again and again.
    if (waiting.length < LITTLE) return;
    scanner.write(waiting);
    waiting = '';
  };
  if (source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += PIECE) write(source.subarray(start, start + PIECE));
  } else {
    for await (const piece of source) write(piece);
  }
  scanner.write(waiting + decode());
  scanner.end();
}

const PIECE = 65_536;
const LITTLE = 4_096;
