/** A field of an EXTF line, and whether it stood in quotes. */
export interface ExtfField {
  text: string;
  quoted: boolean;
}

const BOMS: readonly [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Decodes the file as DATEV does: by its byte order mark, without one as Windows-1252. A string in `problem` says why it cannot. */
export function decodeExtf(bytes: Buffer): { text: string } | { problem: string } {
  const marked = BOMS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  try {
    if (marked !== undefined) return { text: new TextDecoder(marked[0], { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `The file is no valid ${marked?.[0] ?? 'text'}` };
  }
  if (isUtf8BeyondAscii(bytes))
    return { problem: 'The file is UTF-8 without a byte order mark; its umlauts would be lost' };
  return { text: new TextDecoder('windows-1252').decode(bytes) };
}

/** Splits the text into lines of fields. Lines end with CRLF; fields are parted by semicolons; quotes are doubled inside quotes. */
export function splitExtf(text: string): ExtfField[][] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map(splitLine);
}

function splitLine(line: string): ExtfField[] {
  const fields: ExtfField[] = [];
  let position = 0;
  do {
    const quoted = /"((?:[^"]|"")*)"(?=;|$)/y;
    quoted.lastIndex = position;
    const match = quoted.exec(line);
    if (match === null) {
      const end = line.indexOf(';', position);
      const stop = end === -1 ? line.length : end;
      fields.push({ text: line.slice(position, stop), quoted: false });
      position = stop + 1;
    } else {
      fields.push({ text: (match[1] ?? '').replaceAll('""', '"'), quoted: true });
      position = quoted.lastIndex + 1;
    }
  } while (position <= line.length);
  return fields;
}

function isUtf8BeyondAscii(bytes: Buffer): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
