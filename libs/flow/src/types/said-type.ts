import type { Text } from '@belegfluss/sdk';
import { membersOf, type TextForm, type Type, type TypeKind } from './type.ts';

const KINDS: Record<Exclude<TypeKind, 'union'>, Text> = {
  unknown: { de: 'etwas', en: 'something' },
  null: { de: 'nichts (null)', en: 'nothing (null)' },
  boolean: { de: 'ja oder nein (true, false)', en: 'yes or no (true, false)' },
  int: { de: 'eine ganze Zahl', en: 'a whole number' },
  number: { de: 'eine Zahl', en: 'a number' },
  text: { de: 'ein Text', en: 'a text' },
  list: { de: 'eine Liste', en: 'a list' },
  map: { de: 'eine Zuordnung', en: 'a map' },
  optional: { de: 'ein Wert, der fehlen kann', en: 'a value that may be missing' },
  timestamp: { de: 'ein Zeitstempel', en: 'a timestamp' },
  duration: { de: 'eine Dauer', en: 'a duration' },
  bytes: { de: 'eine Bytefolge', en: 'bytes' },
  uint: { de: 'eine Zahl ohne Vorzeichen', en: 'an unsigned number' },
  type: { de: 'ein Typ', en: 'a type' },
};
const FORMS: Record<TextForm, Text> = {
  decimal: { de: 'ein Betrag als Text („12.50“)', en: 'an amount as text ("12.50")' },
  date: { de: 'ein Tag („2026-01-31“)', en: 'a day ("2026-01-31")' },
  'date-time': { de: 'ein Zeitpunkt („2026-01-31T08:00:00Z“)', en: 'a moment ("2026-01-31T08:00:00Z")' },
};
const MOST_VALUES = 12;
const MOST_CHARACTERS = 40;

/** A type in words, with the article that a sentence needs. */
export function saidType(type: Type): Text {
  const words = membersOf(type).map(saidOne);
  const all = (language: keyof Text) => [...new Set(words.map((word) => word[language]))];
  return { de: all('de').join(' oder '), en: all('en').join(' or ') };
}

function saidOne(type: Type): Text {
  if (type.kind === 'union') return saidType(type);
  if (type.kind !== 'text') return KINDS[type.kind];
  if (type.form) return FORMS[type.form];
  if (!type.values) return KINDS.text;
  const values = type.values.slice(0, MOST_VALUES).map((value) => value.slice(0, MOST_CHARACTERS));
  const more = type.values.length > MOST_VALUES ? ', …' : '';
  const [de, en] = [values.map((value) => `„${value}“`).join(', '), values.map((value) => `"${value}"`).join(', ')];
  return values.length === 1
    ? { de: `der Text ${de}`, en: `the text ${en}` }
    : { de: `eines von ${de}${more}`, en: `one of ${en}${more}` };
}
