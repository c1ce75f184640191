/** The characters that every bank of the SEPA takes. */
const allowed = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

/** The first character that SEPA messages cannot hold. */
export function notInSepa(text: string): string | undefined {
  return allowed.test(text) ? undefined : Array.from(text).find((character) => !allowed.test(character));
}

const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  ø: 'oe',
  Ø: 'OE',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '&': '+',
  '€': 'EUR',
  '–': '-',
  '—': '-',
  _: '-',
  '’': "'",
  '‘': "'",
  '„': "'",
  '“': "'",
  '”': "'",
  '"': "'",
  ';': ',',
  '@': '(at)',
  '*': '.',
  '%': '.',
  $: '.',
  '#': '.',
};

/**
 * Writes a text with the characters of the SEPA: umlauts as two letters, other letters without their accents, `&` as `+`. What has no
 * counterpart becomes a point. The text can become longer.
 */
export function toSepaText(text: string): string {
  return Array.from(text.replace(/\s+/g, ' ').trim().normalize('NFC'), (character) => {
    if (allowed.test(character)) return character;
    const letter = spelled[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');
    return allowed.test(letter) ? letter : '.';
  }).join('');
}
