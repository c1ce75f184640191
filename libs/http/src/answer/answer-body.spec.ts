import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { decodeBody } from './answer-body.ts';

const BODY = Buffer.from('{"ok":true}');
const decoded = async (bytes: Buffer, coding: string | undefined) =>
  Buffer.from(await decodeBody(bytes, coding, 100)).toString();

describe('the body of an answer', () => {
  it.each([
    [undefined, BODY],
    ['identity', BODY],
    ['GZip', gzipSync(BODY)],
    ['x-gzip', gzipSync(BODY)],
    [' gzip , BR ', brotliCompressSync(gzipSync(BODY))],
    ['br, identity, gzip', gzipSync(brotliCompressSync(BODY))],
  ])('is unpacked from %s, the last coding first', async (coding, bytes) => {
    expect(await decoded(bytes, coding)).toBe('{"ok":true}');
  });

  it('that is empty is packed in nothing, whatever its header says', async () => {
    expect(await decoded(Buffer.alloc(0), 'gzip')).toBe('');
    expect(await decoded(Buffer.alloc(0), 'unknown')).toBe('');
  });

  it('may be as large as the limit when it is unpacked, to the byte', async () => {
    const packed = gzipSync(Buffer.alloc(100, 32));
    expect(await decoded(packed, 'gzip')).toHaveLength(100);
    await expect(decodeBody(packed, 'gzip', 99)).rejects.toMatchObject({ reason: 'too_large' });
  });
});
