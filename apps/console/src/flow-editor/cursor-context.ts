import { isMap, isNode, isPair, isScalar, isSeq, visit, type Node, type Pair } from 'yaml';
import { readYaml } from '../flow-graph/read-yaml.ts';
import type { Path } from './flow-schema.ts';

/** What stands under the cursor of an editor, as far as the text around it can be read. */
export interface CursorContext {
  /** Leads to the map in which a key is being written, or to the value that is being written. */
  path: Path;
  role: 'key' | 'value';
  /** The content of the file without what is being written. */
  value: unknown;
  /** Keys that the map has already. */
  taken: string[];
  /** The word under the cursor: from where to where it would be replaced. */
  from: number;
  to: number;
}

/** Stands in for what is being written, so that the parser says where it belongs. */
const MARK = 'cursor‸';
const WORD_BEFORE = /[\w.-]*$/;
const WORD_BEHIND = /^[\w.-]*/;

/** Finds out what is being written at an offset; undefined where the text around cannot be read. */
export function cursorContext(source: string, offset: number): CursorContext | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const from = offset - (WORD_BEFORE.exec(source.slice(lineStart, offset))?.[0].length ?? 0);
  const to = offset + (WORD_BEHIND.exec(source.slice(offset))?.[0].length ?? 0);
  const before = source.slice(lineStart, from);
  if (before.includes('#') && !/["']/.test(before)) return undefined;
  const asKey = /^\s*$|[{,]\s*$/.test(before);
  const colon = asKey && !/^\s*:/.test(source.slice(to)) ? ':' : '';
  const read = readYaml(`${source.slice(0, from)}${MARK}${colon}${source.slice(to)}`);
  const found = read && findMark(read.document.contents);
  return found && { ...found, value: withoutMark(read.content), from, to };
}

/** A key or a value as it is written in a file. */
export interface WrittenScalar {
  role: 'key' | 'value';
  /** Leads to the value, or to the one below the key. */
  path: Path;
  written: string;
  /** The content of the file. */
  value: unknown;
  from: number;
  to: number;
}

/** The key or the value that stands at an offset, as long as the text can be read. */
export function scalarAt(source: string, offset: number): WrittenScalar | undefined {
  const read = readYaml(source);
  if (!read) return undefined;
  let found: WrittenScalar | undefined;
  visit(read.document, {
    Scalar: (key, scalar, ancestors) => {
      const [from, to] = scalar.range ?? [Infinity, 0];
      if (offset < from || offset > to) return undefined;
      const role = key === 'key' ? 'key' : 'value';
      found = { role, path: pathOf(ancestors, scalar), written: String(scalar.value), value: read.content, from, to };
      return visit.BREAK;
    },
  });
  return found;
}

function findMark(contents: Node | null): Pick<CursorContext, 'path' | 'role' | 'taken'> | undefined {
  let found: Pick<CursorContext, 'path' | 'role' | 'taken'> | undefined;
  if (!contents) return undefined;
  visit(contents, {
    Scalar: (key, scalar, ancestors) => {
      if (typeof scalar.value !== 'string' || !scalar.value.includes(MARK)) return undefined;
      const pair = ancestors.at(-1);
      const path = pathOf(ancestors, scalar);
      found = { role: 'value', path, taken: [] };
      if (key === 'key' && isPair(pair)) {
        const map = ancestors.at(-2);
        const taken = isMap(map) ? map.items.map(keyOf).filter((name) => !name.includes(MARK)) : [];
        found = { role: 'key', path: path.slice(0, -1), taken };
      }
      return visit.BREAK;
    },
  });
  return found;
}

/** The keys and indexes on the way from the root to a node. */
function pathOf(ancestors: readonly unknown[], node: unknown): Path {
  const way = [...ancestors, node];
  return way.flatMap((each, index): Path => {
    const next = way[index + 1];
    if (isPair(each) && index < way.length - 1) return [keyOf(each)];
    return isSeq(each) && isNode(next) ? [each.items.indexOf(next)] : [];
  });
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function withoutMark(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMark);
  if (typeof value === 'string') return value.includes(MARK) ? '' : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.includes(MARK))
      .map(([key, member]) => [key, withoutMark(member)]),
  );
}
