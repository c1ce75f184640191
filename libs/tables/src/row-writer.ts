import { DiagnosticError, isIsoDate, type Diagnostic } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { DAY, readCell, readKeyCell } from './cell.ts';
import { SINCE_EVER, type RowValues, type TableDefinition, type TableRow } from './definition.ts';
import { cellFinding, finding, unknownColumn } from './finding.ts';
import { identity, same, sameKey } from './row-merge.ts';
import { readHead, readRowsAt, unknownTable } from './stored-table.ts';
import { holeAround, validityFindings } from './validity.ts';
import { writeVersion, type ChangeNote } from './version-writer.ts';

/** A row as a person gives it: cells are text, as in a form or a CSV file. Without a period it has always held. */
export interface RowInput {
  key: string[];
  values: Record<string, string>;
  validFrom?: string;
  validTo?: string;
  /** A day on which the key has no row; in place of a period, the row then fills the hole around it. */
  fillsHoleOn?: string;
}

/**
 * Adds a row, or replaces the one with the same key and first day, and gives back the table's version;
 * a row that says what the table says already makes no new one.
 * Throws DiagnosticError `mapping.unknown_table`, or what is wrong with the row, each finding with its column.
 */
export async function putRow(tx: Sql, table: string, input: RowInput, note: ChangeNote): Promise<number> {
  const head = await readHead(tx, table, { forUpdate: true });
  if (!head) throw unknownTable(table);
  const current = await readRowsAt(tx, head.definition, head.version);
  const row = checkedRow(head.definition, input, current);
  const others = current.filter((other) => identity(other) !== identity(row));
  const before = current.find((other) => identity(other) === identity(row));
  if (before && same(before, row)) return head.version;
  const clashes = validityFindings([...others, row].map((each) => ({ row: each })));
  if (clashes.length > 0) throw new DiagnosticError(clashes);

  const state = { definition: head.definition, version: head.version, rows: current };
  return (await writeVersion(tx, state, [...others, row], note)).version;
}

/** A row as it would be kept beside the `current` ones. Throws DiagnosticError with what is wrong in it, each finding with its column. */
export function checkedRow(definition: TableDefinition, input: RowInput, current: readonly TableRow[]): TableRow {
  const found: Diagnostic[] = [];
  if (input.key.length !== definition.key.length) found.push(wrongKey(definition));
  const key = definition.key.map((column, index) => {
    const verdict = readKeyCell(column, input.key[index] ?? '');
    if (!verdict.ok) found.push(cellFinding(column.name, verdict));
    return (input.key[index] ?? '').trim();
  });
  const values: RowValues = {};
  for (const column of definition.values) {
    const verdict = readCell(column, input.values[column.name] ?? '');
    if (verdict.ok) values[column.name] = verdict.value;
    else found.push(cellFinding(column.name, verdict));
  }
  const { validFrom = SINCE_EVER, validTo = null, fillsHoleOn = null } = input;
  found.push(...unknownColumns(definition, input.values));
  found.push(...dateFindings({ valid_from: validFrom, valid_to: validTo, on: fillsHoleOn }));
  if (found.length > 0) throw new DiagnosticError(found);
  const ofKey = current.filter((row) => sameKey(row, { key }));
  return { key, values, ...(fillsHoleOn === null ? { validFrom, validTo } : holeAround(fillsHoleOn, ofKey)) };
}

function wrongKey(definition: TableDefinition): Diagnostic {
  const parts = definition.key.map((column) => column.name).join(', ');
  return finding({
    code: 'mapping.wrong_key',
    message: {
      de: 'Der Schlüssel hat nicht so viele Teile wie die Tabelle.',
      en: 'The key does not have as many parts as the table.',
    },
    remedy: { de: `Geben Sie an: ${parts}.`, en: `Give: ${parts}.` },
    facts: { table: definition.table },
  });
}

function unknownColumns(definition: TableDefinition, values: Record<string, string>): Diagnostic[] {
  const known = definition.values.map((column) => column.name);
  return Object.keys(values)
    .filter((name) => !known.includes(name))
    .map((name) => unknownColumn(name, known));
}

function dateFindings(days: Record<string, string | null>): Diagnostic[] {
  return Object.entries(days)
    .filter(([, day]) => day !== null && !isIsoDate(day))
    .map(([name]) => cellFinding(name, { reason: 'wrong_type', expected: DAY }));
}
