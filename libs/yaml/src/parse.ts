import type { Text } from '@belegfluss/sdk';
import { isScalar, visit, type Scalar, type YAMLMap } from 'yaml';
import { composeYaml } from './compose.ts';
import { LineIndex } from './line-index.ts';
import { nodeAt } from './node-at.ts';
import { placeInScalar } from './scalar-place.ts';
import { scanYaml, unseenCharacter } from './scan.ts';

/** What can be wrong with a text of YAML before anybody asks what it says. */
export type YamlFaultKind = 'too_large' | 'too_deep' | 'reference' | 'syntax' | 'repeated_key' | 'divided_expression';

/** One of them; lines and columns count from 1. Facts are `limit` of `too_large`, `detail` and perhaps `hint` of `syntax`, `name` of a key. */
export interface YamlFault {
  kind: YamlFaultKind;
  line: number;
  column: number;
  facts: { limit?: Text; detail?: string | Text; hint?: Text; name?: string };
}

/** What a text of YAML holds, and where in it. */
export interface ParsedYaml {
  value: unknown;
  /** Position of the value at `path`, or of the character `offset` in it; of the deepest part that exists where it does not. */
  at(path: (string | number)[], part?: 'key' | 'value', offset?: number): { line: number; column: number };
}

const MAX_BYTES = 256 * 1024;
const MAX_LINES = 10_000;
const TOO_LONG: Text = { de: '256 KiB', en: '256 KiB' };
const TOO_MANY_LINES: Text = { de: '10.000 Zeilen', en: '10,000 lines' };

/**
 * Reads YAML 1.2 without anchors, tags and directives. What makes parsers slow is refused before the parser sees the text. Of
 * faults, at most so many are told.
 */
export function parseYaml(text: string, mostFaults: number): { parsed?: ParsedYaml; faults: YamlFault[] } {
  if (Buffer.byteLength(text) > MAX_BYTES)
    return { faults: [{ kind: 'too_large', line: 1, column: 1, facts: { limit: TOO_LONG } }] };
  const lines = new LineIndex(text);
  if (lines.count > MAX_LINES)
    return { faults: [{ kind: 'too_large', line: MAX_LINES, column: 1, facts: { limit: TOO_MANY_LINES } }] };
  const fault = (kind: YamlFaultKind, offset: number, facts: YamlFault['facts'] = {}): YamlFault => ({
    kind,
    ...lines.at(offset),
    facts,
  });

  const scanned = scanYaml(text);
  if ('fault' in scanned) return { faults: [fault(scanned.fault.kind, scanned.fault.offset, scanned.fault.facts)] };
  const { document, fault: broken } = composeYaml(scanned.words, text);
  const faults = broken ? [fault('syntax', broken.offset, broken.words)] : [];
  visit(document, {
    Node: () => (faults.length >= mostFaults ? visit.BREAK : undefined),
    Map: (_, map) =>
      void faults.push(
        ...repeatedKeys(map)
          .slice(0, mostFaults)
          .map(({ name, offset }) => fault('repeated_key', offset, { name })),
        ...dividedEnds(map).map((offset) => fault('divided_expression', offset)),
      ),
    Scalar: (_, scalar) =>
      void faults.push(...unseenIn(scalar, text).map(({ offset, detail }) => fault('syntax', offset, { detail }))),
  });
  if (faults.length > 0) return { faults: faults.slice(0, mostFaults) };
  const at: ParsedYaml['at'] = (path, part = 'value', offset) => {
    const node = nodeAt(document.contents, path, part);
    return lines.at(
      offset !== undefined && isScalar(node) ? placeInScalar(text, node, offset) : (node?.range?.[0] ?? 0),
    );
  };
  return { parsed: { value: document.toJS(), at }, faults: [] };
}

/** Characters that an escape has brought in. */
function unseenIn(scalar: Scalar, text: string): { offset: number; detail: Text }[] {
  const unseen = typeof scalar.value === 'string' ? unseenCharacter(scalar.value) : undefined;
  return unseen ? [{ offset: placeInScalar(text, scalar, unseen.offset), detail: unseen.detail }] : [];
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
