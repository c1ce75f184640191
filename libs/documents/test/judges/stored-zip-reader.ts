/** The files of an archive whose entries are stored, read by the sizes in front of each. */
export function storedFiles(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const content = at + 30 + nameLength;
    files.set(bytes.toString('utf8', at + 30, content), bytes.toString('utf8', content, content + size));
    at = content + size;
  }
  return files;
}
