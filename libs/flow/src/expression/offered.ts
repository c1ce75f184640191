import type { Text } from '@belegfluss/sdk';
import type { ASTNode } from '@marcbachmann/cel-js';
import { nearestName } from '../report/nearest-name.ts';
import { meant } from '../report/words.ts';
import { ExpressionError } from './expression-error.ts';
import { CEL_FUNCTIONS, isListed, LISTED_FUNCTIONS, NAMESPACES } from './functions/listed-functions.ts';
import { linearPattern } from './functions/linear-pattern.ts';

const LISTED = LISTED_FUNCTIONS.map(({ name }) => name);
/** What other languages call the functions that are offered. */
const ALIASES: Record<string, string> = {
  ceil: 'decimal.round',
  count: 'size',
  floor: 'decimal.round',
  includes: 'contains',
  len: 'size',
  length: 'size',
  lower: 'lowerAscii',
  match: 'text.matches',
  matches: 'text.matches',
  now: 'now',
  parseFloat: 'double',
  parseInt: 'int',
  round: 'decimal.round',
  str: 'string',
  sum: 'decimal.sum',
  today: 'day(now)',
  toFixed: 'decimal.round',
  toLowerCase: 'lowerAscii',
  toString: 'string',
  toUpperCase: 'upperAscii',
  upper: 'upperAscii',
};
const PATTERN_HINT: Text = {
  de: 'Muster sind RE2: jede Klammer geschlossen, ohne Rückverweise und Vorausschau.',
  en: 'Patterns are RE2: each bracket closed, without back references and look-ahead.',
};
const PATTERN_AS_TEXT: Text = {
  de: 'Schreiben Sie es aus: text.matches(record.name, "^RE-").',
  en: 'Write it out: text.matches(record.name, "^RE-").',
};

/** Refuses functions that nobody listed, and patterns that cannot be judged beforehand. Throws ExpressionError. */
export function demandOffered(node: ASTNode, name: string, args: readonly ASTNode[]): void {
  if (!isListed(name) && !CEL_FUNCTIONS.includes(name)) {
    const said = { de: `die Funktion ${name} gibt es nicht`, en: `the function ${name} is not offered` };
    throw new ExpressionError('expression.refused', said, node.start, meantFunction(name));
  }
  if (name !== 'text.matches') return;
  const pattern = args[1];
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
    const said = {
      de: 'ein Muster muss im Ausdruck als Text dastehen',
      en: 'a pattern has to stand in the expression as a text',
    };
    throw new ExpressionError('expression.refused', said, node.start, PATTERN_AS_TEXT);
  }
  try {
    linearPattern(pattern.args);
  } catch (error) {
    const { message } = error as Error;
    const said = { de: `das Muster lässt sich nicht lesen (${message})`, en: message };
    throw new ExpressionError('expression.refused', said, pattern.start, PATTERN_HINT);
  }
}

/** The function that was meant, or those of the same namespace. */
function meantFunction(name: string): Text {
  const space = name.includes('.') ? name.slice(0, name.indexOf('.') + 1) : '';
  const alias = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  const within = LISTED.filter((each) => space !== '' && each.startsWith(space));
  const nearest = alias ?? nearestName(name, within.length > 0 ? within : [...CEL_FUNCTIONS, ...LISTED]);
  if (nearest !== undefined && within.length === 0) return meant(nearest);
  const known = (within.length > 0 ? within : [...NAMESPACES].map((each) => `${each}.…`)).join(', ');
  return within.length > 0
    ? { de: `Es gibt: ${known}.`, en: `There are: ${known}.` }
    : {
        de: `Die Referenz der Ablaufsprache nennt alle Funktionen: die von CEL und ${known}.`,
        en: `The flow language reference lists all functions: those of CEL and ${known}.`,
      };
}
