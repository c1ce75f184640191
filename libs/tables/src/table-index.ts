import { DiagnosticError, isIsoDate } from '@belegfluss/sdk';
import { DAY } from './cell.ts';
import type { RowValues } from './definition.ts';
import { cellFinding } from './finding.ts';
import type { StoredRow, StoredTable } from './stored-table.ts';

/** One version of a mapping table in memory, for those who look up thousands of keys; finds what `lookup` would find. */
export class TableIndex {
  readonly table: StoredTable;
  readonly #rows = new Map<string, StoredRow[]>();

  constructor(table: StoredTable) {
    this.table = table;
    for (const row of table.rows) {
      const name = JSON.stringify(row.key);
      this.#rows.set(name, [...(this.#rows.get(name) ?? []), row]);
    }
  }

  /** The row that holds on a day (`YYYY-MM-DD`). Throws DiagnosticError `mapping.wrong_type` for a day that is none. */
  find(key: readonly string[], on: string): { values: RowValues; version: number } | undefined {
    if (!isIsoDate(on)) throw new DiagnosticError(cellFinding('on', { reason: 'wrong_type', expected: DAY }));
    const rows = this.#rows.get(JSON.stringify(key.map((part) => part.trim()))) ?? [];
    const row = rows.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo >= on));
    return row && { values: row.values, version: this.table.version };
  }
}
