import { isIsoDate, type Diagnostic } from '@belegfluss/sdk';
import { DAY, readCell, readKeyCell } from './cell.ts';
import { readCells, type Cell } from './csv-cells.ts';
import { SINCE_EVER, type RowValues, type TableDefinition, type TableRow } from './definition.ts';
import { cellFinding, finding, unknownColumn, type Position } from './finding.ts';
import { validityFindings } from './validity.ts';

/** Reads the rows of a table from the text of its CSV file: semicolons, a header line with the columns' names. */
export function readRows(
  definition: TableDefinition,
  text: string,
  file: string,
): { rows: TableRow[]; diagnostics: Diagnostic[] } {
  const read = readCells(text, file);
  if ('diagnostic' in read) return { rows: [], diagnostics: [read.diagnostic] };
  const [header, ...lines] = read.records;
  const names = (header ?? []).map((cell) => cell.text);
  const wrongHeader = headerFindings(definition, header ?? [], file);
  if (wrongHeader.length > 0) return { rows: [], diagnostics: wrongHeader };

  const diagnostics: Diagnostic[] = [];
  const placed = lines.map((cells) => {
    const byName = new Map(names.map((name, index) => [name, cells[index] as Cell]));
    return readRow(definition, byName, file, diagnostics);
  });
  diagnostics.push(...validityFindings(placed));
  return { rows: placed.map(({ row }) => row), diagnostics };
}

function readRow(
  definition: TableDefinition,
  cells: ReadonlyMap<string, Cell>,
  file: string,
  diagnostics: Diagnostic[],
): { row: TableRow; at: Position } {
  const cellOf = (name: string): Cell => cells.get(name) ?? { text: '', line: 0, column: 0 };
  const positionOf = (name: string): Position => ({ file, line: cellOf(name).line, column: cellOf(name).column });
  const first = definition.key[0]?.name ?? '';

  const key = definition.key.map((column) => {
    const verdict = readKeyCell(column, cellOf(column.name).text);
    if (!verdict.ok) diagnostics.push(cellFinding(column.name, verdict, positionOf(column.name)));
    return cellOf(column.name).text.trim();
  });
  const values: RowValues = {};
  for (const column of definition.values) {
    const verdict = readCell(column, cellOf(column.name).text);
    if (verdict.ok) values[column.name] = verdict.value;
    else diagnostics.push(cellFinding(column.name, verdict, positionOf(column.name)));
  }
  const day = (name: string): string | null => {
    const text = cellOf(name).text.trim();
    if (text === '') return null;
    if (!isIsoDate(text)) {
      diagnostics.push(cellFinding(name, { reason: 'wrong_type', expected: DAY }, positionOf(name)));
      return null;
    }
    return text;
  };
  return {
    row: { key, values, validFrom: day('valid_from') ?? SINCE_EVER, validTo: day('valid_to') },
    at: positionOf(first),
  };
}

function headerFindings(definition: TableDefinition, header: Cell[], file: string): Diagnostic[] {
  const wanted = [...definition.key, ...definition.values].map(({ name }) => name);
  const allowed = [...wanted, 'valid_from', 'valid_to'];
  const names = header.map((cell) => cell.text);
  const unknown = header
    .filter((cell, index) => !allowed.includes(cell.text) || names.indexOf(cell.text) !== index)
    .map((cell) => unknownColumn(cell.text, allowed, { file, line: cell.line, column: cell.column }));
  const missing = wanted
    .filter((name) => !names.includes(name))
    .map((name) =>
      finding(
        {
          code: 'mapping.missing_column',
          message: { de: `Die Spalte „${name}“ fehlt.`, en: `The column "${name}" is missing.` },
          remedy: { de: 'Ergänzen Sie die Spalte in der Kopfzeile.', en: 'Add the column to the header line.' },
        },
        { file, line: 1, column: 1 },
      ),
    );
  return [...unknown, ...missing];
}
