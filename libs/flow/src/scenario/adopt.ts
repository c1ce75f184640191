import {
  Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Pair,
  parseDocument,
  Scalar,
  stringify,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { LineIndex } from '@belegfluss/yaml';
import { headline, type Difference } from './compare.ts';
import type { Rehearsed } from './scenario.ts';

const LINE_WIDTH = 120;
const YAML = { version: '1.2' } as const;
const STYLE = { singleQuote: true };
/** What is worth a word of a run that ended otherwise than done, in the order in which tests say it. */
const ENDING = ['state', 'reason', 'at'] as const;

/** A place in the text and what is to stand there instead. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * The text of a file whose test number `index` expects what came out. Only what differs is written anew: single values in
 * their place, else the list or map around them, with its comments and in its order.
 */
export function adopt(text: string, index: number, found: readonly Difference[], got: Rehearsed): string {
  const document = parseDocument(text, YAML);
  const expect = document.getIn(['tests', index, 'expect'], true);
  if (!isMap(expect)) return text;
  const actual: Record<string, unknown> = { ...got, reason: got.reason?.code };
  const lines = new LineIndex(text);
  const isEnding = found.some(({ path: [part = ''] }) => part === 'state' || actual[part] === undefined);
  const splices = isEnding
    ? [rewritten(conformedEnding(expect, actual))]
    : [...Map.groupBy(found, ({ path }) => String(path[0]))].flatMap(([part, own]) => splicesOf(part, own));
  return splices
    .toSorted((one, two) => two.start - one.start)
    .reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), text);

  function splicesOf(part: string, own: Difference[]): Splice[] {
    const values = own.flatMap(({ path, got: value }) => {
      const node = nodeAt(path);
      return isScalar(node) && isWritten(node) && isSingle(value) ? [inPlace(node, value)] : [];
    });
    const around = nodeAt([part]);
    return values.length < own.length && isNode(around) ? [rewritten(conformedNode(around, actual[part]))] : values;
  }

  function nodeAt(path: (string | number)[]): unknown {
    return document.getIn(['tests', index, 'expect', ...path], true);
  }

  function inPlace({ range }: Scalar, value: unknown): Splice {
    const [start = 0, end = 0] = range ?? [];
    return { start, end, text: oneLine(value) + blanksBehind(text.slice(start, end)) };
  }

  function rewritten(node: Node): Splice {
    const [start = 0, end = 0] = node.range ?? [];
    const own = text.slice(start, end);
    const indent = lines.at(start).column - 1;
    const alone = new Document(withoutOuterComments(node, own), YAML);
    const written = alone.toString({ ...STYLE, lineWidth: LINE_WIDTH - indent }).trimEnd();
    return { start, end, text: written.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`) + blanksBehind(own) };
  }
}

/** Comments beside a node are kept with it, but they stand where they stand. */
function withoutOuterComments(node: Node, own: string): Node {
  node.commentBefore = null;
  node.spaceBefore = false;
  if (node.comment && !own.includes(`#${node.comment}`)) node.comment = null;
  return node;
}

/** Whether anything stands there: null may be nothing at all. */
function isWritten({ range }: Scalar): boolean {
  const [start = 0, end = 0] = range ?? [];
  return end > start;
}

/** A node may reach to the end of its last line, as a text in a block does. */
function blanksBehind(own: string): string {
  return /\s*$/.exec(own)?.[0] ?? '';
}

/** A single value as it may stand anywhere, between brackets and behind any indentation too. */
function oneLine(value: unknown): string {
  if (typeof value === 'string' && /[\n\r]/.test(value)) return JSON.stringify(value);
  const style = { ...STYLE, lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false } as const;
  return stringify([value], { ...YAML, ...style })
    .trimEnd()
    .slice(1, -1);
}

/** The whole expectation: how it ended is said where it was not done, and taken out where there is nothing to say. */
function conformedEnding(expect: YAMLMap, actual: Record<string, unknown>): Node {
  const unsaid = ENDING.filter((name) => actual['state'] !== 'done' && actual[name] !== undefined && !expect.has(name));
  conformMap(expect, actual);
  expect.items.unshift(...unsaid.map((name) => new Pair(new Scalar(name), new Scalar(actual[name]))));
  return expect;
}

/** A node of the same place that holds what came out, as far as it was expected. */
function conformedNode(node: Node, got: unknown): Node {
  if (isMap(node) && isFields(got)) return conformMap(node, got);
  if (isSeq(node) && Array.isArray(got)) return conformList(node, got);
  const fresh = isScalar(node) && isSingle(got) ? Object.assign(node, { value: got }) : new Document(got).contents;
  return Object.assign(fresh ?? new Scalar(null), { range: node.range });
}

function conformed(node: unknown, got: unknown): Node {
  return conformedNode(isNode(node) ? node : new Scalar(null), got);
}

function conformMap(node: YAMLMap, got: Record<string, unknown>): Node {
  node.items = node.items.filter(({ key }) => got[keyOf(key)] !== undefined);
  for (const pair of node.items) pair.value = conformed(pair.value, got[keyOf(pair.key)]);
  return node;
}

/** Items that are what they were keep what was written about them; those that came are written whole. */
function conformList(node: YAMLSeq, got: unknown[]): Node {
  const left = [...node.items];
  const isSameLength = left.length === got.length;
  node.items = got.map((item) => {
    const isNamed = typeof headline(item) !== 'object';
    const at = isSameLength && !isNamed ? 0 : left.findIndex((each) => headline(asJs(each)) === headline(item));
    const [known] = at < 0 ? [] : left.splice(at, 1);
    return conformed(known, item);
  });
  return node;
}

function asJs(node: unknown): unknown {
  return isNode(node) ? node.toJS(new Document()) : node;
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function isSingle(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
