import type { Connector } from '@belegfluss/sdk';
import type { TableDefinition } from '@belegfluss/tables';

/** What a flow may refer to: the configured connections, the mapping tables, the limits that flows share and the settings. */
export interface Catalog {
  connections: Map<string, Connector>;
  tables: KnownTables;
  /** How many runs at the same time, by name of the limit. */
  limits: Record<string, number>;
  /** What people can be; where it is missing, any name may be that of a role. */
  roles?: readonly string[];
  /** What expressions read as `settings`; where it is missing, nothing is known of them. */
  settings?: Record<string, unknown>;
}

/** Columns by table name; a table may be read only when it is asked for. */
export type KnownTables = Pick<ReadonlyMap<string, Pick<TableDefinition, 'key' | 'values'>>, 'get' | 'has'> & {
  keys(): Iterable<string>;
};
