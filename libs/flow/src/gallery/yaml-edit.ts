import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';

type Path = readonly string[];

/** Takes an entry of a block map out of a text, with the comments right above it; everything else stays to the letter. */
export function withoutEntry(text: string, path: Path): string {
  const key = keyAt(text, path);
  if (!key) return text;
  const lines = text.split('\n');
  const above = lines.slice(0, key.line).findLastIndex((line) => !line.trimStart().startsWith('#'));
  return [...lines.slice(0, above + 1), ...lines.slice(endOf(lines, key))].join('\n');
}

/** Puts lines in front of the first entry of the block map at `path`. */
export function withEntry(text: string, path: Path, added: string): string {
  const key = keyAt(text, path);
  if (!key) throw new Error(`no ${path.join('.')}`);
  const lines = text.split('\n');
  const indent = ' '.repeat(key.column + 2);
  const fresh = added.trimEnd().split('\n');
  return [...lines.slice(0, key.line + 1), ...fresh.map((line) => indent + line), ...lines.slice(key.line + 1)].join(
    '\n',
  );
}

/** Writes another value where a scalar or a map in brackets stands. */
export function withValue(text: string, path: Path, value: string): string {
  const node = parseDocument(text).getIn(path, true) as Scalar | undefined;
  if (!node?.range) throw new Error(`no ${path.join('.')}`);
  const [start, end] = node.range;
  return text.slice(0, start) + value + text.slice(end);
}

interface Place {
  line: number;
  column: number;
}

/** Where the key of an entry stands, from zero. */
function keyAt(text: string, path: Path): Place | undefined {
  const map = parseDocument(text).getIn(path.slice(0, -1), true);
  const pair = isMap(map) && map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const before = text.slice(0, pair.key.range[0]).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}

/** The line behind an entry: the next one that is indented no deeper than its key. */
function endOf(lines: readonly string[], { line, column }: Place): number {
  const next = lines.findIndex((text, index) => index > line && text.trim() !== '' && indentOf(text) <= column);
  return next === -1 ? lines.length - 1 : next;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
