import type { Diagnostic } from '@belegfluss/sdk';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Node } from 'yaml';
import { report } from './report.ts';

/** A parsed YAML file that knows where each of its values stands. */
export interface YamlSource {
  file: string;
  text: string;
  value: unknown;
  /** Position of the value at `path`; of the deepest part that exists where it does not. */
  at(path: (string | number)[], part?: 'key' | 'value', offset?: number): { line: number; column: number };
}

const MAX_BYTES = 512 * 1024;
const MAX_DEPTH = 40;

/** Reads YAML 1.2 without aliases and tags. Size and depth are capped before the parser sees the text: deep nesting blocks it for seconds. */
export function readYaml(file: string, text: string): { source?: YamlSource; diagnostics: Diagnostic[] } {
  const tooLarge = Buffer.byteLength(text) > MAX_BYTES;
  if (tooLarge || depthOf(text) > MAX_DEPTH) {
    return { diagnostics: [report(tooLarge ? 'flow.file_too_large' : 'flow.too_deep', { file, line: 1, column: 1 })] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', strict: true });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const diagnostics = document.errors.map((error) => {
    const code = error.code === 'DUPLICATE_KEY' ? 'flow.duplicate_key' : 'flow.yaml_syntax';
    return report(code, { file, ...position(error.pos[0]), facts: { detail: error.message.split('\n')[0] ?? '' } });
  });
  visit(document, {
    Alias: (_, node) => void diagnostics.push(report('flow.alias_refused', { file, ...position(node.range?.[0] ?? 0) })),
    Node: (_, node) => {
      const anchored = 'anchor' in node && node.anchor;
      if (anchored || (node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))) {
        diagnostics.push(report('flow.alias_refused', { file, ...position(node.range?.[0] ?? 0) }));
      }
    },
  });
  if (diagnostics.length > 0) return { diagnostics };
  const at: YamlSource['at'] = (path, part = 'value', offset = 0) => {
    let node: unknown = document.contents;
    let keyNode: unknown = document.contents;
    for (const name of path) {
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(name)) : undefined;
      const next = pair ? pair.value : isNode(node) && 'get' in node ? (node as { get(k: unknown, s: boolean): unknown }).get(name, true) : undefined;
      if (next === undefined || next === null) {
        if (pair) keyNode = pair.key;
        node = pair ? pair.key : node;
        break;
      }
      keyNode = pair ? pair.key : next;
      node = next;
    }
    const target = (part === 'key' ? keyNode : node) as Node | null;
    // A quoted scalar starts with its quote; offsets into an expression count behind it.
    const quote = offset > 0 && isScalar(target) && String(target.type).startsWith('QUOTE') ? 1 : 0;
    return position((target?.range?.[0] ?? 0) + offset + quote);
  };
  return { source: { file, text, value: document.toJS({ maxAliasCount: 0 }), at }, diagnostics: [] };
}

/** Deepest nesting of brackets or indentation, counted without building a tree. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, (depth += 1));
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
  }
  const dashes = /^(?:[ \t]*- ?)+/gm;
  for (const [lead] of text.matchAll(dashes)) deepest = Math.max(deepest, lead.split('-').length - 1);
  const indents = /^ +/gm;
  for (const [indent] of text.matchAll(indents)) deepest = Math.max(deepest, Math.floor(indent.length / 4));
  return deepest;
}
