import type { CompiledNode } from '../binding/compiled.ts';

/** The names of elements from the root to a place; the last one is an attribute when it starts with `@`. */
export type Place = readonly string[];

const known = new WeakMap<CompiledNode, ReadonlyMap<string, Place>>();

/** The first place of each term and group in a binding. */
export function placesIn(binding: CompiledNode): ReadonlyMap<string, Place> {
  const before = known.get(binding);
  if (before) return before;
  const places = new Map<string, Place>();
  const visited = new Set<CompiledNode>();
  const note = (id: string | undefined, place: Place): void => {
    if (id !== undefined && !places.has(id)) places.set(id, place);
  };
  const visit = (compiled: CompiledNode, outer: Place): void => {
    const place = [...outer, compiled.name];
    note(compiled.node.group, place);
    note(compiled.node.term, place);
    for (const [name, binds] of compiled.attributes) if ('term' in binds) note(binds.term, [...place, `@${name}`]);
    if (visited.has(compiled)) return;
    visited.add(compiled);
    for (const alike of compiled.children.values()) for (const child of alike) visit(child, place);
  };
  visit(binding, []);
  known.set(binding, places);
  return places;
}
