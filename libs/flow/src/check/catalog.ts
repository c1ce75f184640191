import type { Connector } from '@belegfluss/sdk';

/** What a flow may refer to: the configured connections, the mapping tables and the limits that flows share. */
export interface Catalog {
  connections: Map<string, Connector>;
  /** Number of key columns by table name. */
  tables: Map<string, number>;
  /** How many runs at the same time, by name of the limit. */
  limits: Record<string, number>;
}
