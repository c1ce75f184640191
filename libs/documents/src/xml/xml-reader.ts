import { DocumentError } from '../diagnostic.ts';
import { encodingRefused, limitExceeded, truncated } from './xml-diagnostics.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlLimits } from './xml-limits.ts';
import { defaultXmlLimits } from './xml-limits.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Bytes at once or as they arrive; a Node readable stream of buffers is one. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Whoever listens is given each element when it is complete, innermost first. */
export interface XmlListener {
  /** An element starts; its children and text are not read yet. */
  opened?(element: XmlElement): void;
  /** An element is complete. Answer true to forget it: it is then not kept as a child of its parent. */
  closed(element: XmlElement): boolean;
}

/**
 * Reads a bank's XML 1.0 in UTF-8 as it arrives, strictly and without ever resolving anything: a document type, an entity of its own, another
 * encoding, bad nesting, an early end or a bomb is thrown as a `DocumentError` with line and column.
 */
export async function readXml(
  source: ByteSource,
  listener: XmlListener,
  limits: XmlLimits = defaultXmlLimits,
): Promise<void> {
  const scanner = new XmlScanner(listener, limits);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let length = 0;
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      const at = scanner.here();
      throw new DocumentError([piece ? encodingRefused(at, 'unknown') : truncated(at)]);
    }
  };
  const write = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > limits.bytes) throw new DocumentError([limitExceeded(scanner.here(), 'bytes', limits.bytes)]);
    scanner.write(decode(piece));
  };
  if (source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += PIECE) write(source.subarray(start, start + PIECE));
  } else {
    for await (const piece of source) write(piece);
  }
  scanner.write(decode());
  scanner.end();
}

const PIECE = 65_536;
