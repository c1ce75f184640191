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

/** Lines in Windows-1252, each ended by CR and LF. Every character must have passed `notInWindows1252`. */
export function encodeLines(lines: readonly string[]): Uint8Array {
  const result: number[] = [];
  for (const line of lines) {
    for (const character of line) result.push(bytes.get(character) ?? 0x3f);
    result.push(0x0d, 0x0a);
  }
  return Uint8Array.from(result);
}

/** The text of Windows-1252 bytes. */
export function decodeWindows1252(source: Uint8Array): string {
  return decoder.decode(source);
}
