import type { Connector, Entity, Text } from '@belegfluss/sdk';
import type { Catalog } from '../check/catalog.ts';
import type { Proposals } from './described.ts';
import { bothLanguages } from './hover.ts';
import type { JsonSchema } from './json-schema.ts';

/** Something of a connection, under the name by which flows speak of it. */
export interface Named<Item> {
  name: string;
  item: Item;
}

/** What the connections of a pack offer, as `<connection>.<id>`. */
export function references<Item extends { id: string }>(
  catalog: Catalog,
  offered: (connector: Connector) => Item[],
): Named<Item>[] {
  return [...catalog.connections].flatMap(([connection, connector]) =>
    offered(connector).map((item) => ({ name: `${connection}.${item.id}`, item })),
  );
}

/** The names that a pack knows, by what they name. */
export function proposalsOf(catalog: Catalog): Proposals {
  const entities = (ability: keyof Entity) =>
    titled(references(catalog, ({ entities: all }) => all.filter((entity) => entity[ability] !== undefined)));
  return (kind) => {
    if (kind === 'action') return titled(references(catalog, ({ actions }) => actions));
    if (kind === 'table') return plain(catalog.tables.keys());
    if (kind === 'role') return plain(catalog.roles ?? []);
    if (kind === 'limit') return plain(Object.keys(catalog.limits));
    return entities(kind);
  };
}

function titled(found: Named<{ title: Text }>[]): JsonSchema | undefined {
  if (found.length === 0) return undefined;
  return {
    enum: found.map(({ name }) => name),
    markdownEnumDescriptions: found.map(({ item }) => bothLanguages(item.title)),
  };
}

function plain(names: Iterable<string>): JsonSchema | undefined {
  const known = [...names];
  return known.length > 0 ? { enum: known } : undefined;
}
