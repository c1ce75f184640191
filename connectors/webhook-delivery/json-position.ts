/** Where a text stops being JSON; both numbers are 1-based. */
export interface TextPosition {
  line: number;
  column: number;
}

const PUNCTUATION = String.raw`[{}[\],:]`;
const STRING = String.raw`"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])`;
const WORD = String.raw`(?:true|false|null)(?!\w)`;
const TOKEN = new RegExp(String.raw`[ \t\r\n]*(?:${PUNCTUATION}|${STRING}|${NUMBER}|${WORD})`, 'uy');

/**
 * Position of the fault in a text that `JSON.parse` refused with `reason`.
 * The parser names an offset for faults of grammar only, so faulty tokens and cut-off texts are looked for here.
 */
export function faultPosition(text: string, reason: string): TextPosition {
  const named = /at position (\d+)/.exec(reason)?.[1];
  const before = text.slice(0, named === undefined ? endOfTokens(text) : Number(named));
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function endOfTokens(text: string): number {
  let end = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  return end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
}
