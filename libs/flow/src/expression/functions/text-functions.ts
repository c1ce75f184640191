import { spend } from '../budget.ts';
import { linearPattern } from './linear-pattern.ts';
import { COUNT, textOf, wholeNumber, type ListedFunction } from './listed-function.ts';
import { BOOLEAN, TEXT } from '../../types/type.ts';

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ẞ: 'SS',
};
/** Words that end a company's name; those in the second list only between or before words of the first. */
const LEGAL_FORMS = new Set(
  'gmbh mbh ggmbh ag kg ohg gbr ug (haftungsbeschränkt) e.k. e.kfm. e.kfr. e.v. eg e.g. se kgaa e.u. og sàrl sarl sa gesmbh ges.m.b.h. g.m.b.h. partg partgmbb ltd ltd. inc inc. llc b.v. bv s.r.l. srl s.p.a. spa'.split(
    ' ',
  ),
);
const JOINTS = new Set(['&', 'und', 'and', '+', 'co', 'co.']);

const MOST_CHARACTERS = 2_000;

function short(value: unknown): string {
  const text = textOf(value, 'the argument');
  if (text.length > MOST_CHARACTERS) throw new Error(`a text has at most ${MOST_CHARACTERS} characters here`);
  spend(text.length);
  return text;
}

/** Umlauts and ß written out, other marks on letters dropped. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[äöüÄÖÜßẞ]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

function withoutLegalForm(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = [...words.keys()].filter((index) => LEGAL_FORMS.has(bare(words[index])));
  let length = words.length;
  while (length > 1 && (ends.includes(length - 1) || (length < words.length && JOINTS.has(bare(words[length - 1])))))
    length -= 1;
  return words.slice(0, length).join(' ').replace(/,$/, '');
}

function bare(word = ''): string {
  return word.toLowerCase().replace(/,$/, '');
}

/** Looked at behind the end, to see whether what people see as one goes on there: a flag, a letter with its accent. */
const LOOK_AHEAD = 64;
/** Made when first asked for: its tables cost a third of a start of Node. */
let asPeopleSee: Intl.Segmenter | undefined;

/** The beginning of a text that has at most so many characters of Unicode, and none in part that people see as one. */
function shortened(text: string, most: number): string {
  // No character takes more than two units.
  const beginning = Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
  if (beginning.length === text.length) return text;
  asPeopleSee ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const last = asPeopleSee.segment(text.slice(0, beginning.length + LOOK_AHEAD)).containing(beginning.length);
  // What is longer than all that is wanted cannot be left whole.
  return last && last.index > 0 ? beginning.slice(0, last.index) : beginning;
}

export const TEXT_FUNCTIONS: ListedFunction[] = [
  {
    name: 'text.fold',
    parameters: ['text'],
    takes: [TEXT],
    gives: TEXT,
    about: {
      de: 'Umlaute und ß ausgeschrieben, andere Zeichen über den Buchstaben entfernt',
      en: 'umlauts and ß written out, other marks on letters dropped',
    },
    example: ['text.fold("Straße in Köln, Café")', 'Strasse in Koeln, Cafe'],
    call: (value) => folded(short(value)),
  },
  {
    name: 'text.withoutLegalForm',
    parameters: ['name'],
    takes: [TEXT],
    gives: TEXT,
    about: { de: 'Firma ohne Rechtsform am Ende', en: "a company's name without the legal form at its end" },
    example: ['text.withoutLegalForm("Müller & Söhne GmbH & Co. KG")', 'Müller & Söhne'],
    call: (value) => withoutLegalForm(short(value)),
  },
  {
    name: 'text.shorten',
    parameters: ['text', 'number'],
    takes: [TEXT, COUNT],
    gives: TEXT,
    about: {
      de: 'höchstens so viele Zeichen vom Anfang, und nie ein halbes',
      en: 'at most so many characters from the beginning, and no half of one',
    },
    example: ['text.shorten("Köln 🥐🥐", 6)', 'Köln 🥐'],
    call: (value, number) => {
      const most = wholeNumber(number, 'the number of characters', 0, MOST_CHARACTERS);
      spend(most);
      return shortened(textOf(value, 'the argument'), most);
    },
  },
  {
    name: 'text.matches',
    parameters: ['text', 'pattern'],
    takes: [TEXT, TEXT],
    gives: BOOLEAN,
    about: {
      de: 'ob ein Muster (RE2, ohne Rückverweise) im Text vorkommt; das Muster steht als Text im Ausdruck',
      en: 'whether a pattern (RE2, no back references) is found in the text; the pattern is a literal',
    },
    example: ['text.matches("RE-2026-0815", "^RE-[0-9]{4}-[0-9]+$")', true],
    call: (value, pattern) => linearPattern(textOf(pattern, 'the pattern')).matcher(short(value)).find(),
  },
];
