import { crc32 } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  /** With forward slashes; UTF-8. */
  name: string;
  bytes: Uint8Array;
}

// 1 January 1980, the first day that the format knows: equal entries have to give equal bytes.
const dosDate = 0x21;
const utf8Names = 0x0800;
const version = 20;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) whose entries are stored, not compressed: equal entries give equal bytes with any version
 * of zlib, and the PDFs inside are compressed already. For up to 65,535 entries and 4 GB, which the caller has to see to.
 */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name, 'utf8');
    const common = commonFields(path, bytes);
    files.push(words([[0x04034b50, 4]]), common, path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    directory.push(
      words([
        [0x02014b50, 4],
        [version, 2],
      ]),
      common,
      directoryFields(offset),
      path,
    );
    offset += 4 + common.length + path.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = words([
    [0x06054b50, 4],
    [0, 4],
    [entries.length, 2],
    [entries.length, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  ]);
  return new Uint8Array(Buffer.concat([...files, central, end]));
}

/** What stands before the name in the entry itself and in the directory. */
function commonFields(path: Buffer, bytes: Uint8Array): Buffer {
  return words([
    [version, 2],
    [utf8Names, 2],
    [0, 2],
    [0, 2],
    [dosDate, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [path.length, 2],
    [0, 2],
  ]);
}

/** Comment, disk and attributes, which are all empty, and where the entry begins. */
function directoryFields(offset: number): Buffer {
  return words([
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [offset, 4],
  ]);
}

function words(values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((length, [, bytes]) => length + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values)
    at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value >>> 0, at);
  return buffer;
}
