import { resolve } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import { checkTogether, type CompiledFlow } from '../check/compile-flow.ts';
import { readText } from '../source/yaml-file.ts';
import { catalogWith, readGround, tableFolder, type PackOptions } from './ground.ts';
import { checkedFile, flowFiles } from './pack.ts';

/**
 * Checks some flows of a pack, by their full paths, and what they stand on. Of the others only those are checked that speak of a
 * name by which flows know each other, and only tables are read that flows look into; `loadPack` says the same of these flows,
 * and everything else, too.
 */
export function checkFlows(folder: string, options: PackOptions, wanted: readonly string[]): Diagnostic[] {
  const { ground, diagnostics } = readGround(folder, options);
  if (!ground) return diagnostics;
  const tables = tableFolder(folder);
  const catalog = catalogWith(tables, ground);
  const texts = new Map<string, string>();
  const flows: CompiledFlow[] = [];
  for (const path of flowFiles(folder)) {
    if (wanted.includes(resolve(path))) flows.push(checkedFile(path, catalog));
    else texts.set(path, readText(path).text ?? '');
  }
  // Whom these know others may know, too.
  for (let near = knownBy(flows, texts); near.length > 0; near = knownBy(flows, texts)) {
    for (const path of near) texts.delete(path);
    flows.push(...near.map((path) => checkedFile(path, catalog)));
  }
  const together = checkedTogether(flows, () => [...texts.keys()].map((path) => checkedFile(path, catalog)));
  return [...diagnostics, ...tables.diagnostics, ...flows.flatMap((flow) => flow.diagnostics), ...together];
}

/** What shows when flows are seen together. The nearest of all names is proposed: where anything is found, the others count, too. */
function checkedTogether(flows: CompiledFlow[], others: () => CompiledFlow[]): Diagnostic[] {
  if (!isFaultless(flows)) return [];
  const found = checkTogether(inOrder(flows));
  const rest = found.length > 0 ? others() : [];
  return rest.length > 0 && isFaultless(rest) ? checkTogether(inOrder([...flows, ...rest])) : found;
}

/** As the files of a pack are: of two flows of one name the second is to blame. */
function inOrder(flows: CompiledFlow[]): CompiledFlow[] {
  return flows.toSorted((one, other) => (one.file < other.file ? -1 : 1));
}

/** Paths of texts that may hold a name by which one of the flows is known or knows others. */
function knownBy(flows: readonly CompiledFlow[], texts: ReadonlyMap<string, string>): string[] {
  const names = flows.flatMap(({ plan, events, runs }) => [
    ...(plan ? [plan.flow] : []),
    ...[...events, ...runs].map(({ name }) => name),
  ]);
  return [...texts].flatMap(([path, text]) =>
    MAY_HIDE_LETTERS.test(text) || names.some((name) => text.includes(name)) ? [path] : [],
  );
}

/** Letters stand in YAML as they are, unless they are written by their numbers or a line is broken between them. */
const MAY_HIDE_LETTERS = /\\(?:[xuU]|\r?\n)/;

function isFaultless(flows: readonly CompiledFlow[]): boolean {
  return flows.every(({ diagnostics }) => diagnostics.every(({ severity }) => severity !== 'error'));
}
