import type { Text } from '@belegfluss/sdk';
import { CST, Lexer } from 'yaml';
import { QUOTES } from './syntax-words.ts';

/** The first thing in a text that no parser should see; `offset` counts characters. */
export interface ScanFault {
  kind: 'too_deep' | 'reference' | 'syntax' | 'too_large';
  offset: number;
  facts?: Record<string, Text>;
}

const MAX_DEPTH = 40;
/**
 * Words, marks and blanks of a file. A parser takes up to 10 µs for each of them, so that it is done before anybody waits;
 * four hundred small steps have fewer.
 */
const MAX_TOKENS = 10_000;
const TOO_MANY: Text = { de: '10.000 Wörter und Zeichen', en: '10,000 words and marks' };
const OPENING = new Set<string | null>(['flow-seq-start', 'flow-map-start']);
const CLOSING = new Set<string | null>(['flow-seq-end', 'flow-map-end']);
const BLANK = new Set<string | null>([
  'space',
  'newline',
  'comment',
  'doc-mode',
  'scalar',
  'byte-order-mark',
  'flow-error-end',
]);
/** Control characters, the marks that turn the direction of writing, and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\0-\b\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/u;

/** Where a text holds a character that people cannot see or a database cannot keep. */
export function unseenCharacter(text: string): { offset: number; detail: Text } | undefined {
  const found = UNSEEN.exec(text);
  if (!found) return undefined;
  const name = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    offset: found.index,
    detail: { de: `das Zeichen ${name} ist nicht erlaubt`, en: `the character ${name} is not allowed` },
  };
}

/**
 * Goes through the words of a YAML text once, before a parser builds anything of it: nesting, anchors,
 * tags and repeated keys are what makes parsers work for minutes or build more than was written.
 * Gives the words for the parser where none of them is at fault.
 */
export function scanYaml(text: string): { words: string[] } | { fault: ScanFault } {
  const unseen = unseenCharacter(text);
  if (unseen) return { fault: { kind: 'syntax', offset: unseen.offset, facts: { detail: unseen.detail } } };
  const words: string[] = [];
  const nesting = new Nesting();
  let offset = 0;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isContent ? 'content' : CST.tokenType(token);
    isContent = type === 'scalar';
    words.push(token);
    if (words.length > MAX_TOKENS) return { fault: { kind: 'too_large', offset, facts: { limit: TOO_MANY } } };
    if (type === 'anchor' || type === 'alias' || type === 'tag')
      return { fault: { kind: 'reference', offset, ...(NEGATION.test(token) && { facts: { hint: NEGATED } }) } };
    if (type === 'directive-line') return { fault: { kind: 'syntax', offset, facts: { detail: DIRECTIVE } } };
    if (nesting.after(type, offset) > MAX_DEPTH) return { fault: { kind: 'too_deep', offset } };
    if (nesting.keysInLine > 1) return { fault: { kind: 'syntax', offset, facts: { detail: TWO_KEYS, hint: QUOTES } } };
    offset += lengthOf(token, type);
    if (token.includes('\n')) nesting.startLine(offset);
  }
  return { words };
}

/** How much of the text a word takes up: some only mark what follows, and do not stand in it. */
export function lengthOf(word: string, type: string | null): number {
  return type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end' ? 0 : word.length;
}

/** A condition that begins with its `!` is a tag to YAML. */
const NEGATION = /^!(?!!)[\w.]*[.(]/;
const NEGATED: Text = {
  de: "Ein Ausdruck, der mit ! beginnt, gehört in Anführungszeichen: '!record.paid'.",
  en: "An expression that begins with ! belongs in quotes: '!record.paid'.",
};

const DIRECTIVE: Text = {
  de: 'Anweisungen wie %YAML sind nicht erlaubt',
  en: 'directives such as %YAML are not allowed',
};

/** A parser builds a map in a map for each of them before it says so. */
const TWO_KEYS: Text = {
  de: 'hinter einem Schlüssel und seinem Doppelpunkt steht in derselben Zeile noch einer',
  en: 'behind a key and its colon stands another one in the same line',
};

/** Depth of what stands around a place: brackets that are open, and columns further left in which a block began. */
class Nesting {
  #brackets = 0;
  #columns: number[] = [];
  #lineStart = 0;
  #lineIsEmpty = true;
  #keysInLine = 0;

  /** Keys with a colon in the line so far, outside of brackets. */
  get keysInLine(): number {
    return this.#keysInLine;
  }

  startLine(offset: number): void {
    this.#lineStart = offset;
    this.#lineIsEmpty = true;
    this.#keysInLine = 0;
  }

  after(type: string | null, offset: number): number {
    if (OPENING.has(type)) this.#brackets += 1;
    if (CLOSING.has(type)) this.#brackets = Math.max(0, this.#brackets - 1);
    // One that begins a line belongs to a key above.
    if (this.#brackets === 0 && type === 'map-value-ind' && !this.#lineIsEmpty) this.#keysInLine += 1;
    const opensBlock = type === 'seq-item-ind' || type === 'explicit-key-ind';
    if (this.#brackets === 0 && !BLANK.has(type) && (this.#lineIsEmpty || opensBlock)) {
      const column = offset - this.#lineStart;
      while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop();
      this.#columns.push(column);
      this.#lineIsEmpty = false;
    }
    return this.#brackets + this.#columns.length;
  }
}
