import type { Text } from '@belegfluss/sdk';
import { foreignBlank } from './foreign-blank.ts';

/** What other languages write, and what it is called here; looked for outside of texts. */
const HABITS: [RegExp, Text][] = [
  [/\$\{|\{\{/, { de: 'Ausdrücke stehen ohne ${…} und {{…}}.', en: 'Expressions stand without ${…} and {{…}}.' }],
  [/[„“”‘’]/, { de: 'Texte stehen in geraden Anführungszeichen.', en: 'Texts stand in straight quotes.' }],
  [/[–—−]/, { de: 'Ein Minus ist der kurze Strich: -', en: 'A minus is the short dash: -' }],
  [/[=!]==/, { de: 'Verglichen wird mit == und !=.', en: 'Compare with == and !=.' }],
  [/\b(?:and|or|not)\b/i, { de: 'Und, oder, nicht heißen &&, ||, !.', en: 'And, or, not are written &&, ||, !.' }],
  [/(?:^|[^=!<>])=(?!=)|<>/, { de: 'Verglichen wird mit == und !=.', en: 'Compare with == and !=.' }],
  [
    /\?\.|\?\?/,
    { de: 'Was fehlen darf, heißt record.?feld.orValue("").', en: 'What may be missing is record.?field.orValue("").' },
  ],
];
const TEXTS = /"[^"]*"|'[^']*'/g;

/** Names of other languages for what CEL calls otherwise. */
const WORDS: Record<string, string> = {
  nil: 'null',
  none: 'null',
  undefined: 'null',
  true: 'true',
  false: 'false',
  yes: 'true',
  ja: 'true',
  wahr: 'true',
  no: 'false',
  nein: 'false',
  falsch: 'false',
  null: 'null',
};

/** What to write instead in an expression that cannot be read, where it looks like another language. */
export function expressionHint(source: string): Text | undefined {
  const code = source.replaceAll(TEXTS, '""');
  return HABITS.find(([habit]) => habit.test(code))?.[1] ?? foreignBlank(code);
}

/** The word of CEL that `nil`, `None` or `True` stands for. */
export function celWord(name: string): string | undefined {
  const word = name.toLowerCase();
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}
