import { open, type FileHandle } from 'node:fs/promises';

/** At most `length` bytes of a file, so that one which is far too large costs no memory. */
export async function readBeginning(path: string, length: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return await read(handle, Math.min(size, length));
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
