import { CST } from 'yaml';
import { lengthOf } from './scan.ts';
import { opened, type SyntaxWords } from './syntax-words.ts';

/** What follows `#` is a comment, in a bracket as well. */
const COMMENTED: SyntaxWords = {
  detail: {
    de: 'ab # ist der Rest der Zeile ein Kommentar, auch die Klammer, die schließen soll',
    en: 'from # on the line is a comment, the bracket that should close included',
  },
  hint: {
    de: 'Schließen Sie die Klammer vor dem #; ein Text mit # darin gehört in Anführungszeichen.',
    en: 'Close the bracket before the #; a text with # in it belongs in quotes.',
  },
};

/** What more the words of a text tell of a bracket or quote that stays open: where it was opened, or the comment that holds its end. */
export function unclosed(words: readonly string[], said: SyntaxWords): { words: SyntaxWords; offset?: number } {
  const open: number[] = [];
  let [line, offset] = [1, 0];
  let comment: number | undefined;
  for (const word of words) {
    const type = CST.tokenType(word);
    if (type === 'flow-map-start' || type === 'flow-seq-start') open.push(line);
    if (type === 'flow-map-end' || type === 'flow-seq-end') open.pop();
    if (open.length === 0) comment = undefined;
    else if (type === 'comment' && closesMore(word)) comment ??= offset;
    if (isOpenQuote(type, word)) return { words: opened(said, line) };
    line += word.split('\n').length - 1;
    offset += lengthOf(word, type);
  }
  if (comment !== undefined) return { words: COMMENTED, offset: comment };
  const last = open.at(-1);
  return { words: last === undefined ? said : opened(said, last) };
}

function closesMore(comment: string): boolean {
  return comment.split(/[}\]]/).length > comment.split(/[{[]/).length;
}

function isOpenQuote(type: string | null, word: string): boolean {
  const isQuoted = type === 'single-quoted-scalar' || type === 'double-quoted-scalar';
  return isQuoted && (word.length === 1 || !word.endsWith(word.charAt(0)));
}
