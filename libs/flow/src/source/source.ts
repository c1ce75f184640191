import type { Diagnostic, Text } from '@belegfluss/sdk';
import { isMap, isNode, isScalar, visit, type Node, type YAMLMap } from 'yaml';
import { report, type FlowCode } from '../report/report.ts';
import { LineIndex } from './line-index.ts';
import { placeInScalar } from './scalar-place.ts';
import { composeYaml } from './yaml-document.ts';
import { scanYaml, unseenCharacter } from './yaml-scan.ts';

/** A parsed YAML file that knows where each of its values stands. */
export interface YamlSource {
  file: string;
  text: string;
  value: unknown;
  /** Position of the value at `path`, or of the character `offset` in it; of the deepest part that exists where it does not. */
  at(path: (string | number)[], part?: 'key' | 'value', offset?: number): { line: number; column: number };
}

const MAX_BYTES = 256 * 1024;
const MAX_LINES = 10_000;
const TOO_LONG: Text = { de: '256 KiB', en: '256 KiB' };
const TOO_MANY_LINES: Text = { de: '10.000 Zeilen', en: '10,000 lines' };
/** Nobody reads more, and each one costs. */
export const MAX_FINDINGS = 100;

/** Reads YAML 1.2 without anchors, tags and directives. What makes parsers slow is refused before the parser sees the text. */
export function readYaml(file: string, text: string): { source?: YamlSource; diagnostics: Diagnostic[] } {
  if (Buffer.byteLength(text) > MAX_BYTES)
    return { diagnostics: [report('flow.file_too_large', { file, line: 1, column: 1, facts: { limit: TOO_LONG } })] };
  const lines = new LineIndex(text);
  const finding = (code: FlowCode, offset: number, facts: Record<string, unknown> = {}) =>
    report(code, { file, ...lines.at(offset), facts });
  if (lines.count > MAX_LINES)
    return {
      diagnostics: [
        report('flow.file_too_large', { file, line: MAX_LINES, column: 1, facts: { limit: TOO_MANY_LINES } }),
      ],
    };

  const scanned = scanYaml(text);
  if ('fault' in scanned) {
    const { code, offset, facts } = scanned.fault;
    return { diagnostics: [finding(code, offset, facts)] };
  }
  const { document, fault } = composeYaml(scanned.words, text);
  const diagnostics = fault ? [finding('flow.yaml_syntax', fault.offset, { ...fault.words })] : [];
  visit(document, {
    Node: () => (diagnostics.length >= MAX_FINDINGS ? visit.BREAK : undefined),
    Map: (_, map) =>
      void diagnostics.push(
        ...repeatedKeys(map)
          .slice(0, MAX_FINDINGS)
          .map(({ name, offset }) => finding('flow.duplicate_key', offset, { name })),
        ...dividedEnds(map).map((offset) => finding('flow.divided_expression', offset)),
      ),
    Scalar: (_, scalar) => {
      const unseen = typeof scalar.value === 'string' ? unseenCharacter(scalar.value) : undefined;
      if (unseen)
        diagnostics.push(
          finding('flow.yaml_syntax', placeInScalar(text, scalar, unseen.offset), { detail: unseen.detail }),
        );
    },
  });
  if (diagnostics.length > 0) return { diagnostics: diagnostics.slice(0, MAX_FINDINGS) };
  const at: YamlSource['at'] = (path, part = 'value', offset) => {
    const node = nodeAt(document.contents, path, part);
    return lines.at(
      offset !== undefined && isScalar(node) ? placeInScalar(text, node, offset) : (node?.range?.[0] ?? 0),
    );
  };
  return { source: { file, text, value: document.toJS(), at }, diagnostics: [] };
}

function repeatedKeys(map: YAMLMap): { name: string; offset: number }[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (seen.has(name)) return [{ name, offset: key.range?.[0] ?? 0 }];
    seen.add(name);
    return [];
  });
}

/** Where an expression goes on that a comma has divided: an entry without a value closes a bracket that it did not open. */
function dividedEnds(map: YAMLMap): number[] {
  return map.items.flatMap(({ key, value }) => {
    if (value !== null || !isScalar(key) || key.type !== 'PLAIN') return [];
    const text = String(key.value);
    return text.split(')').length > text.split('(').length ? [key.range?.[0] ?? 0] : [];
  });
}

/** The node at `path`, its key for the part `key`; the deepest one there is where the path ends early. */
function nodeAt(root: unknown, path: (string | number)[], part: 'key' | 'value'): Node | undefined {
  let node = root;
  let keyNode = root;
  for (const name of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
      : undefined;
    const next = pair
      ? pair.value
      : isNode(node) && 'get' in node
        ? (node as { get(k: unknown, s: boolean): unknown }).get(name, true)
        : undefined;
    if (next === undefined || next === null) {
      if (pair) keyNode = node = pair.key;
      break;
    }
    keyNode = pair ? pair.key : next;
    node = next;
  }
  const found = part === 'key' ? keyNode : node;
  return isNode(found) ? found : undefined;
}
