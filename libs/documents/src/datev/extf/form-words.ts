import type { Text } from '../../diagnostic.ts';

/** Forms whose expression says little to people, by the expression. */
const known: Readonly<Record<string, Text>> = {
  '^$': { de: 'gar nichts', en: 'nothing at all' },
  '^(0|1)$': { de: '0 oder 1', en: '0 or 1' },
  '^[01]$': { de: '0 oder 1', en: '0 or 1' },
  '^[12]$': { de: '1 oder 2', en: '1 or 2' },
  '^[0-2]$': { de: '0, 1 oder 2', en: '0, 1 or 2' },
  '^[4-8]$': { de: '4 bis 8', en: '4 to 8' },
  '^(S|H)$': { de: 'S oder H', en: 'S or H' },
  '^700$': { de: '700', en: '700' },
  '^(0|30|40|50|64)$': { de: '0, 30, 40, 50 oder 64', en: '0, 30, 40, 50 or 64' },
  '^[A-Z]{2}$': { de: 'zwei Großbuchstaben wie AT', en: 'two capitals such as AT' },
  '^[A-Z]{3}$': { de: 'drei Großbuchstaben wie EUR', en: 'three capitals such as EUR' },
  '^([A-Z]{2}){0,2}$': { de: 'zwei oder vier Großbuchstaben', en: 'two or four capitals' },
  '^20\\d{15}$': { de: '17 Ziffern, JJJJMMTTHHMMSSFFF', en: '17 digits, YYYYMMDDHHMMSSFFF' },
  '^20\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])$': {
    de: 'ein Datum wie 20261121, ohne Anführungszeichen',
    en: 'a date such as 20261121, without quotation marks',
  },
  '^(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])20\\d{2}$': {
    de: 'ein Datum wie 21112026, mit führender Null',
    en: 'a date such as 21112026, with its leading zero',
  },
  '^(?!0{1,10},00)\\d{1,10},\\d{2}$': {
    de: 'ein Betrag über null wie 1428,00, ohne Vorzeichen und Tausenderpunkt',
    en: 'an amount above zero such as 1428,00, without sign and thousands separator',
  },
  '^(?!0{1,8},00)\\d{1,8},\\d{2}$': { de: 'ein Betrag über null wie 2,38', en: 'an amount above zero such as 2,38' },
  '^(?!0+,0+$)\\d{1,4},\\d{2,6}$': {
    de: 'ein Kurs über null wie 1,240402',
    en: 'a rate above zero such as 1,240402',
  },
  '^(?!0{1,9}$)\\d{1,9}$': { de: 'eine Kontonummer aus Ziffern', en: 'an account number of digits' },
  '^(?!0+$)\\d{1,5}$': { de: 'eine Zahl von 1 bis 99999', en: 'a number from 1 to 99999' },
  '^(100[1-9]|10[1-9]\\d|1[1-9]\\d\\d|[2-9]\\d{3}|[1-9]\\d{4,6})$': {
    de: 'eine Zahl von 1001 bis 9999999',
    en: 'a number from 1001 to 9999999',
  },
  '^[\\w.\\-/ ]{0,30}$': {
    de: 'höchstens 30 Buchstaben ohne Umlaute, Ziffern, Leerzeichen und . - / _',
    en: 'at most 30 letters without umlauts, digits, blanks and . - / _',
  },
  '^[\\w$&%*+\\-/]{0,36}$': {
    de: 'höchstens 36 Buchstaben ohne Umlaute, Ziffern und $ & % * + - / _, ohne Leerzeichen und Punkt',
    en: 'at most 36 letters without umlauts, digits and $ & % * + - / _, without blank and dot',
  },
  '^[\\w$&%*+\\-/]{0,12}$': {
    de: 'höchstens 12 Buchstaben ohne Umlaute, Ziffern und $ & % * + - / _, ohne Leerzeichen und Punkt',
    en: 'at most 12 letters without umlauts, digits and $ & % * + - / _, without blank and dot',
  },
  '^[\\w ]{0,36}$': {
    de: 'höchstens 36 Buchstaben ohne Umlaute, Ziffern, Leerzeichen und _',
    en: 'at most 36 letters without umlauts, digits, blanks and _',
  },
};

/** What a field must look like, in words where there are some, else by the expression. */
export function formWords(pattern: RegExp): Text {
  const { source } = pattern;
  const words = known[source];
  if (words) return words;
  const [, kind, least, most] = /^\^(\.|\\d)(?:\{(\d+)(?:,(\d+))?\})?\$$/.exec(source) ?? [];
  if (kind === undefined) return { de: `nach dem Muster ${source}`, en: `by the pattern ${source}` };
  const [unit, units] = kind === '.' ? [letter, letters] : [digit, digits];
  if (least === undefined || (least === '1' && most === undefined)) return unit;
  if (most === undefined) return { de: `${least} ${units.de}`, en: `${least} ${units.en}` };
  return { de: `höchstens ${most} ${units.de}`, en: `at most ${most} ${units.en}` };
}

const letter: Text = { de: 'ein Zeichen', en: 'a character' };
const letters: Text = { de: 'Zeichen', en: 'characters' };
const digit: Text = { de: 'eine Ziffer', en: 'a digit' };
const digits: Text = { de: 'Ziffern', en: 'digits' };
