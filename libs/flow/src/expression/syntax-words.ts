import type { Text } from '@belegfluss/sdk';

/** What CEL says in English about what it cannot read, and the German for it. */
const GERMAN: readonly [RegExp, string][] = [
  [/^Unexpected character: '?(.+?)'?$/, 'unerwartetes Zeichen: $1'],
  [/^Unexpected token: EOF$/, 'der Ausdruck bricht ab'],
  [/^Unexpected token: (\w+)$/, 'hier steht $1, wo ein Wert stehen muss'],
  [/^Expected EOF, got (\w+)$/, 'hinter dem Ende steht noch etwas ($1)'],
  [/^Expected (\w+), got EOF$/, 'der Ausdruck bricht ab, es fehlt $1'],
  [/^Expected (\w+), got (\w+)$/, 'hier steht $2, wo $1 stehen muss'],
  [/^Unterminated (?:triple-quoted )?string$/, 'ein Text hat kein Ende'],
  [/^Invalid escape sequence: (.+)$/, 'unbekannte Zeichenfolge: $1'],
  [/^Invalid (?:hex integer|integer|number|exponent)(.*)$/, 'das ist keine Zahl$1'],
];

/** The same in both languages; what nobody translated stays English. */
export function syntaxWords(en: string): Text {
  const [pattern, german] = GERMAN.find(([each]) => each.test(en)) ?? [];
  return { de: pattern && german !== undefined ? en.replace(pattern, german) : en, en };
}
