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
  [
    /^No such key: index out of bounds, index (-\d+) < 0$/,
    'eine Liste zählt ab 0, gefragt ist der Eintrag an Stelle $1',
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
  [/^(?:\w+\(\) type error: )?(?:unsigned )?integer overflow.*$/i, 'die ganze Zahl ist zu groß'],
  [/^bool\(\) conversion error: invalid string value "(.*)"$/, 'bool() kennt den Text „$1“ nicht, nur true und false'],
  [/^timestamp\(\) requires a valid integer unix timestamp$/, 'timestamp() braucht die Sekunden seit 1970'],
  [/^string\.join\(\w*\): list must contain only strings$/, 'join() braucht eine Liste von Texten'],
  [/^the text has no place (-?\d+)$/, 'der Text hat keine Stelle $1'],
  [/^the end (-?\d+) stands before the start (-?\d+)$/, 'das Ende $1 liegt vor dem Anfang $2'],
  [
    /^(\w+)\((.+)\) (?:filter )?predicate must return bool, got '(.+)'$/,
    'die Bedingung in $1($2) muss wahr oder falsch sein, ist aber $3',
  ],
  [/^\w+\(.+\) invalid predicate iteration variable$/, 'an erster Stelle muss ein Name für den Eintrag stehen'],
  [/^has\(\) invalid argument$/, 'has() braucht ein Feld wie record.name'],
  [
    /^Expression of type '(.+)' cannot be range of a comprehension.*$/,
    'eine Schleife braucht eine Liste oder eine Zuordnung, hier steht $1',
  ],
  [/^Optional value is not present$/, 'value() auf einem Feld, das fehlt: nehmen Sie orValue(…)'],
  [
    /^Optional\.or must be called with an Optional argument$/,
    'or() braucht ein Feld, das fehlen darf (.?), sonst orValue(…)',
  ],
  [/^(.+) must be optional(?:, got '(.+)')?$/, '$1 braucht ein Feld, das fehlen darf (.?)'],
  [
    /^(.+) argument must be compatible type, got '(.+)' and '(.+)'$/,
    '$1 braucht zwei Werte derselben Art, nicht $2 und $3',
  ],
  [
    /^Ternary branches must have the same type, got '(.+)' and '(.+)'$/,
    'hinter ? müssen zwei Werte derselben Art stehen, nicht $1 und $2',
  ],
  [/^List index must be int, got '(.+)'$/, 'eine Liste braucht eine ganze Zahl als Stelle, hier steht $1'],
  [/^Cannot index type '(.+?)'(?: with type '(.+)')?$/, 'in $1 lässt sich nichts nachschlagen'],
  [
    /^Newlines not allowed in single-quoted strings$/,
    'ein Text in einfachen Anführungszeichen geht nicht über die Zeile',
  ],
  [/^Reserved identifier: (.+)$/, 'den Namen „$1“ hält die Sprache für sich'],
  [/^Exceeded maxDepth \((\d+)\)$/, 'tiefer als $1 Ebenen ineinander'],
  [/^Exceeded (\w+) \((\d+)\)$/, 'mehr als $2 Teile ($1)'],
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

/** The names that CEL has for the parts of an expression, as people write them. */
const PARTS: Record<string, Text> = {
  EOF: { de: 'das Ende', en: 'the end' },
  IDENTIFIER: { de: 'ein Name', en: 'a name' },
  NUMBER: { de: 'eine Zahl', en: 'a number' },
  STRING: { de: 'ein Text', en: 'a text' },
  BYTES: { de: 'Bytes', en: 'bytes' },
  BOOLEAN: { de: 'true oder false', en: 'true or false' },
  NULL: sign('null'),
  PLUS: sign('+'),
  MINUS: sign('-'),
  MULTIPLY: sign('*'),
  DIVIDE: sign('/'),
  MODULO: sign('%'),
  EQ: sign('=='),
  NE: sign('!='),
  LT: sign('<'),
  LE: sign('<='),
  GT: sign('>'),
  GE: sign('>='),
  AND: sign('&&'),
  OR: sign('||'),
  NOT: sign('!'),
  IN: sign('in'),
  LPAREN: sign('('),
  RPAREN: sign(')'),
  LBRACKET: sign('['),
  RBRACKET: sign(']'),
  LBRACE: sign('{'),
  RBRACE: sign('}'),
  DOT: sign('.'),
  COMMA: sign(','),
  COLON: sign(':'),
  QUESTION: sign('?'),
};
/** Only these sentences name parts; in others such a word is somebody's own. */
const NAMES_PARTS = /^(?:Unexpected token: \S+|Expected \S+, got \S+)$/;

function sign(written: string): Text {
  return { de: `"${written}"`, en: `"${written}"` };
}

/** The same in both languages; what nobody translated stays English. */
export function celWords(text: string): Text {
  const [pattern, german] = GERMAN.find(([each]) => each.test(text)) ?? [];
  const said = { de: pattern && german !== undefined ? text.replace(pattern, german) : text, en: text };
  if (!NAMES_PARTS.test(text)) return said;
  return { de: withParts(said.de, 'de'), en: withParts(said.en, 'en') };
}

function withParts(text: string, language: keyof Text): string {
  return text.replace(/\b[A-Z]+\b/g, (name) => PARTS[name]?.[language] ?? name);
}
