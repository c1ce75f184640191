const decoder = new TextDecoder('windows-1252');

// Control characters, among them tab and line break, have no place in a field and therefore no byte here.
const bytes = new Map(
  Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const).filter(
    ([character]) => !/\p{Cc}/u.test(character),
  ),
);

/** The first character that Windows-1252 lacks or that is a control character. */
export function notInWindows1252(text: string): string | undefined {
  return Array.from(text).find((character) => !bytes.has(character));
}

// Letters with a stroke, which Unicode does not take apart into a base letter and a mark, and signs with a plain brother.
const plainForms: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  Ŧ: 'T',
  ŧ: 't',
  ı: 'i',
  ẞ: 'ß',
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\u202f': '\u00a0',
};

/** The text in characters of Windows-1252: a letter that it lacks loses its mark (`č` → `c`), anything else becomes `?`. */
export function nearestWindows1252(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    if (bytes.has(character)) return character;
    const plain = plainForms[character] ?? Array.from(character.normalize('NFD'))[0] ?? '';
    return bytes.has(plain) ? plain : '?';
  }).join('');
}

/** Lines in Windows-1252, each ended by CR and LF. Every character must have passed `notInWindows1252`. */
export function encodeLines(lines: readonly string[]): Uint8Array {
  // A character takes one byte and at least one place in a string.
  const result = new Uint8Array(lines.reduce((length, line) => length + line.length + 2, 0));
  let length = 0;
  for (const line of lines) {
    for (let at = 0; at < line.length; at += 1) {
      const unit = line.charCodeAt(at);
      if (unit >= 0x20 && unit < 0x7f) result[length++] = unit;
      // The second half of a character outside the basic plane has been written with the first.
      else if (unit < 0xdc00 || unit > 0xdfff) result[length++] = bytes.get(line.charAt(at)) ?? 0x3f;
    }
    result[length++] = 0x0d;
    result[length++] = 0x0a;
  }
  return result.subarray(0, length);
}

/** The text of Windows-1252 bytes. */
export function decodeWindows1252(source: Uint8Array): string {
  return decoder.decode(source);
}
