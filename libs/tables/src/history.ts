import type { Sql } from '@belegfluss/store';
import type { RowValues } from './definition.ts';

/** One row that a version touched; `before` is missing for a new row, `after` for a removed one. */
export interface RowChange {
  key: string[];
  validFrom: string;
  before?: RowValues;
  after?: RowValues;
}

/** One version of a table: who, when, why, and what changed. */
export interface VersionRecord {
  version: number;
  createdAt: Date;
  author: string;
  reason: string;
  /** SHA-256 over definition and rows. */
  hash: string;
  changes: RowChange[];
}

/** All versions of a table, the newest first; empty for a table that does not exist. */
export async function history(sql: Sql, table: string): Promise<VersionRecord[]> {
  const versions = await sql.query<Omit<VersionRecord, 'changes'>>(
    `select version, created_at as "createdAt", author, reason, hash
       from mapping_version where table_name = $1 order by version desc`,
    [table],
  );
  const changes = await sql.query<{
    version: number;
    key: string[];
    validFrom: string;
    before: RowValues | null;
    after: RowValues | null;
  }>(
    `select coalesce(begun.from_version, ended.to_version) as version,
            coalesce(begun.key, ended.key) as key,
            coalesce(begun.valid_from, ended.valid_from)::text as "validFrom",
            ended.values as before, begun.values as after
       from (select * from mapping_row where table_name = $1) as begun
       full join (select * from mapping_row where table_name = $1 and to_version is not null) as ended
         on begun.key = ended.key and begun.valid_from = ended.valid_from and begun.from_version = ended.to_version
      order by 2, 3`,
    [table],
  );
  return versions.map((each) => ({
    ...each,
    changes: changes
      .filter((change) => change.version === each.version)
      .map(({ key, validFrom, before, after }) => ({
        key,
        validFrom,
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      })),
  }));
}
