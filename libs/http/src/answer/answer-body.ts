import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { codeOf, TransportFailure } from '../failure/transport-failure.ts';

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const zlibInflate: Decoder = promisify(inflate);
const rawInflate: Decoder = promisify(inflateRaw);

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  // Some servers send bare deflate data under this name; the zlib header tells them apart.
  deflate: (bytes, options) => (((bytes[0] ?? 0) & 0x0f) === 8 ? zlibInflate : rawInflate)(bytes, options),
};

/** The codings that `decodeBody` undoes, for `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/**
 * Undoes the content codings of a body. Throws TransportFailure `too_large` as soon as the decoded bytes pass `maxBytes`,
 * `truncated` or `undecodable` when they cannot be decoded.
 */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  let bytes = body;
  if (bytes.byteLength === 0) return bytes;
  for (const coding of codings(contentEncoding)) bytes = await decode(bytes, coding, maxBytes);
  return bytes;
}

/** Codings in the order in which they are undone: the last applied first. */
function codings(header = ''): string[] {
  return header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed();
}

async function decode(bytes: Uint8Array, coding: string, maxBytes: number): Promise<Uint8Array> {
  const decoder = DECODERS[coding];
  if (decoder === undefined) throw new TransportFailure('undecodable', { neverSent: false, detail: 'coding' });
  try {
    return await decoder(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const detail = codeOf(error);
    if (detail === 'ERR_BUFFER_TOO_LARGE') throw new TransportFailure('too_large', { neverSent: false });
    throw new TransportFailure(detail === 'Z_BUF_ERROR' ? 'truncated' : 'undecodable', { neverSent: false, detail });
  }
}
