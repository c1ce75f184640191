import type { Text } from '@belegfluss/sdk';

/** What CEL, and the functions that we gave it, say in English, and the German for it. */
const GERMAN: readonly [RegExp, string][] = [
  [/^Unexpected character: '?(.+?)'?$/, 'unerwartetes Zeichen: $1'],
  [/^Unexpected token: EOF$/, 'der Ausdruck bricht ab'],
  [/^Unexpected token: (\S+)$/, 'hier steht $1, wo ein Wert stehen muss'],
  [/^Expected EOF, got (\S+)$/, 'hinter dem Ende steht noch etwas ($1)'],
  [/^Expected (\S+), got EOF$/, 'der Ausdruck bricht ab, es fehlt $1'],
  [/^Expected (\S+), got (\S+)$/, 'hier steht $2, wo $1 stehen muss'],
  [/^Unterminated (?:triple-quoted )?string$/, 'ein Text hat kein Ende'],
  [/^Invalid escape sequence: (.+)$/, 'unbekannte Zeichenfolge: $1'],
  [
    /^No such key: index out of bounds, index (\d+) >= size (\d+)$/,
    'die Liste hat $2 Einträge, gefragt ist der an Stelle $1',
  ],
  [/^No such key: (.+)$/, 'ein Feld „$1“ gibt es hier nicht'],
  [/^Unknown variable: (.+)$/, 'den Namen „$1“ gibt es hier nicht'],
  [/^no such overload: (.+)$/, 'das geht mit diesen Werten nicht: $1'],
  [/^found no matching overload for '(.+)'$/, 'das geht mit diesen Werten nicht: $1'],
  [/^Ternary condition must be bool, got '(.+)'$/, 'die Bedingung vor ? muss wahr oder falsch sein, ist aber $1'],
  [/^Logical operator requires bool operands, got '(.+)'$/, '&& und || brauchen wahr oder falsch, hier steht $1'],
  [/^(\w+\(\)) type error: cannot convert to \w+$/, '$1 kann mit diesem Wert nichts anfangen'],
  [/^timestamp\(\) requires a string in ISO 8601 format$/, 'timestamp() braucht einen Text wie „2026-01-31T08:00:00Z“'],
  [/^Invalid duration string: (.*)$/, 'das ist keine Dauer: $1'],
  [/^(?:division|modulo) by zero$|^nothing can be divided by zero$/, 'durch null lässt sich nicht teilen'],
  [/^integer overflow.*$/, 'die ganze Zahl ist zu groß'],
  [/^an amount has to be a text such as "(.+)", or a number$/, 'ein Betrag muss ein Text wie „$1“ oder eine Zahl sein'],
  [
    /^the number has more digits than any amount.*$/,
    'die Zahl hat mehr Stellen als jeder Betrag: mit Beträgen rechnen decimal.add, decimal.mul, …',
  ],
  [/^a sum needs a list of at most (\d+) amounts$/, 'eine Summe braucht eine Liste von höchstens $1 Beträgen'],
  [/^a day has to be a text such as "(.+)"$/, 'ein Tag muss ein Text wie „$1“ sein'],
  [/^the day lies in no year from (\d+) to (\d+)$/, 'der Tag liegt in keinem Jahr von $1 bis $2'],
  [/^a zone has to be a name such as "(.+)"$/, 'eine Zone muss ein Name wie „$1“ sein'],
  [/^a moment has to be a text such as "(.+)"$/, 'ein Zeitpunkt muss ein Text wie „$1“ sein'],
  [/^a day has to be a text$/, 'ein Tag muss ein Text sein'],
  [/^a zone has to be a text$/, 'eine Zone muss ein Text sein'],
  [/^the argument has to be a text$/, 'das Argument muss ein Text sein'],
  [
    /^the number of (days|months|places|characters|milliseconds) has to be a whole number from (-?\d+) to (\d+)$/,
    'die Anzahl ($1) muss eine ganze Zahl von $2 bis $3 sein',
  ],
  [/^a (?:text|pattern) has at most (\d+) characters(?: here)?$/, 'ein Text oder Muster hat hier höchstens $1 Zeichen'],
  [/^the expression looks at more than (\d+) characters$/, 'der Ausdruck betrachtet mehr als $1 Zeichen'],
  [/^the expression calls functions more than (\d+) times$/, 'der Ausdruck ruft öfter als $1-mal Funktionen auf'],
  [/^the result is of a type that no field can hold$/, 'das Ergebnis ist von einer Art, die kein Feld halten kann'],
  [
    /^the result is a number that cannot be kept exactly; use a text$/,
    'das Ergebnis ist eine Zahl, die sich nicht genau halten lässt; nehmen Sie einen Text',
  ],
  [/^Invalid (?:hex integer|integer|number|exponent)(.*)$/, 'das ist keine Zahl$1'],
];

/** Signs as people write them, by the names that CEL has for them. */
const SIGNS: Record<string, string> = {
  LPAREN: '"("',
  RPAREN: '")"',
  LBRACKET: '"["',
  RBRACKET: '"]"',
  LBRACE: '"{"',
  RBRACE: '"}"',
  COLON: '":"',
  COMMA: '","',
  QUESTION: '"?"',
  DOT: '"."',
};
const TOKEN = /\b(?:[LR](?:PAREN|BRACKET|BRACE)|COLON|COMMA|QUESTION|DOT)\b/g;

/** The same in both languages; what nobody translated stays English. */
export function celWords(text: string): Text {
  const en = text.replace(TOKEN, (name) => SIGNS[name] ?? name);
  const [pattern, german] = GERMAN.find(([each]) => each.test(en)) ?? [];
  return { de: pattern && german !== undefined ? en.replace(pattern, german) : en, en };
}
