import type { XmlElement } from '../xml/xml-element.ts';
import { requireInput } from './input-check.ts';
import type { Form } from './input-form.ts';
import { bytes, formOf, isObject } from './input-form.ts';

/** Bytes at once or as they arrive; a Node readable stream of buffers is one. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>;

const byteSource: Form<ByteSource> = formOf(
  'byteSource',
  (value) =>
    value instanceof Uint8Array || (typeof value === 'object' && value !== null && Symbol.asyncIterator in value),
);

const document: Form<Uint8Array | XmlElement> = formOf(
  'bytes',
  (value) => value instanceof Uint8Array || (isObject(value) && Array.isArray(value['children'])),
);

/**
 * Makes sure that a reader is handed bytes: a text has lost the encoding that it was written in.
 * @throws DocumentError `document.input_invalid` at `source`.
 */
export function requireBytes(source: unknown): void {
  requireInput(bytes, source, 'source');
}

/** The same of bytes or a stream of them. */
export function requireByteSource(source: unknown): void {
  requireInput(byteSource, source, 'source');
}

/** The same of bytes or a tree that was read from them. */
export function requireDocument(source: unknown): void {
  requireInput(document, source, 'source');
}
