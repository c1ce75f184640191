import type { Text } from '@belegfluss/sdk';
import { BLANK, FOREIGN_BLANK, syntaxWords, type SyntaxWords } from './syntax-words.ts';
import { unclosed } from './unclosed.ts';
import { Composer, Parser, type CST, type Document, type YAMLParseError } from 'yaml';

/** What in a text is no YAML; `offset` counts characters. */
export interface SyntaxFault {
  offset: number;
  words: SyntaxWords;
}

const SECOND: Text = {
  de: 'die Datei enthält mehr als ein Dokument',
  en: 'the file holds more than one document',
};

const ONE_EACH: Text = {
  de: 'Löschen Sie die Zeile ---, oder legen Sie für jeden Ablauf eine eigene Datei an.',
  en: 'Delete the line ---, or make a file of its own for each flow.',
};

/** Puts the words of a text together to one document of YAML 1.2. */
export function composeYaml(words: readonly string[], text: string): { document: Document; fault?: SyntaxFault } {
  // The parser's own search for repeated keys takes seconds for some thousand of them.
  // What it would warn of, it would print, content and all.
  const composer = new Composer({ uniqueKeys: false, version: '1.2', strict: true, logLevel: 'error' });
  const [document, second] = withoutStacks(() => [...firstTwo(composer.compose(parsed(words), true, text.length))]);
  if (!document) throw new Error('the parser has given no document');
  // What a parser says after its first fault follows from it.
  const [error] = document.errors;
  const fault = error
    ? (foreignBlank(text, error.pos[0]) ?? faultOf(error, text, words))
    : second && { offset: second.range[0], words: { detail: SECOND, hint: ONE_EACH } };
  return { document, ...(fault && { fault }) };
}

/** A no-break space in the line of a fault, or where the key stands above it. */
function foreignBlank(text: string, offset: number): SyntaxFault | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const found = FOREIGN_BLANK.exec(text.slice(start, end === -1 ? undefined : end));
  return found ? { offset: start + found.index, words: BLANK } : undefined;
}

/** What a fault means, and where. */
function faultOf(error: YAMLParseError, text: string, words: readonly string[]): SyntaxFault {
  const [offset] = error.pos;
  const said = syntaxWords(error, text.slice(offset));
  return { offset, ...(said.isUnclosed ? unclosed(words, said) : { words: said }) };
}

function* parsed(words: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const word of words) yield* parser.next(word);
  yield* parser.end();
}

function* firstTwo<T>(items: Iterable<T>): Generator<T> {
  let taken = 0;
  for (const item of items) {
    yield item;
    taken += 1;
    if (taken === 2) return;
  }
}

/** A parser makes an error of each mark in a wrong place; walking the stack for thousands of them takes longer than parsing. */
function withoutStacks<T>(act: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return act();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
