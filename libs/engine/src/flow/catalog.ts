import type { Connector } from '@belegfluss/sdk';

/** What a flow may refer to: the configured connections and the mapping tables. */
export interface Catalog {
  connections: Map<string, Connector>;
  /** Number of key columns by table name. */
  tables: Map<string, number>;
}
