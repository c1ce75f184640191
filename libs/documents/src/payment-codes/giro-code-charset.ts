/** The character sets of EPC069-12, by the digit that stands in the payload. */
const charsets = {
  'utf-8': '1',
  'iso-8859-1': '2',
  'iso-8859-2': '3',
  'iso-8859-4': '4',
  'iso-8859-5': '5',
  'iso-8859-7': '6',
  'iso-8859-10': '7',
  'iso-8859-15': '8',
} as const;

/** A character set that a GiroCode can be written in. */
export type GiroCodeCharset = keyof typeof charsets;

/** All of them. */
export const giroCodeCharsets = Object.keys(charsets) as GiroCodeCharset[];

/** What a charset can write, its digit in the payload, and its bytes. */
export interface CharsetWriter {
  digit: string;
  allows: (character: string) => boolean;
  /** Every character of the text but the line feeds between fields must have passed `allows`. */
  encode: (text: string) => Uint8Array;
}

const isControl = (character: string): boolean => /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(character);

const highHalf = Array.from({ length: 0x60 }, (_, place) => 0xa0 + place);

/** The upper half of an eight-bit set. `iso-8859-1` means Windows-1252 to decoders, so it is not asked of one. */
function highBytes(charset: GiroCodeCharset): Map<string, number> {
  if (charset === 'iso-8859-1') return new Map(highHalf.map((byte) => [String.fromCodePoint(byte), byte]));
  const decoder = new TextDecoder(charset);
  const pairs = highHalf.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const);
  return new Map(pairs.filter(([character]) => character !== '\uFFFD'));
}

/** How to write in one of the eight character sets. */
export function charsetWriter(charset: GiroCodeCharset): CharsetWriter {
  const digit = charsets[charset];
  if (charset === 'utf-8')
    return { digit, allows: (character) => !isControl(character), encode: (text) => new TextEncoder().encode(text) };
  const high = highBytes(charset);
  return {
    digit,
    allows: (character) => /^[ -~]$/.test(character) || high.has(character),
    encode: (text) =>
      Uint8Array.from(Array.from(text), (character) => high.get(character) ?? character.codePointAt(0) ?? 0),
  };
}
