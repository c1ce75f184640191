import type { Text } from '@belegfluss/sdk';

/** What a column holds. `account` and `tax_key` are digits kept as text, so leading zeros stay. */
export type ColumnType = 'text' | 'account' | 'tax_key' | 'integer' | 'decimal' | 'choice' | 'date';

/** All column types, in the order in which messages list them. */
export const COLUMN_TYPES: readonly ColumnType[] = [
  'text',
  'account',
  'tax_key',
  'integer',
  'decimal',
  'choice',
  'date',
];

/** A column by which a row is found; its cells are text and never empty. */
export interface KeyColumn {
  name: string;
  label: Text;
}

/** A column that a row gives back. */
export interface ValueColumn {
  name: string;
  label: Text;
  type: ColumnType;
  required: boolean;
  /** Regular expression that the whole cell has to match, besides its type. */
  pattern?: string;
  /** The allowed values of a `choice`. */
  choices?: { value: string; label: Text }[];
}

/** What a mapping table looks like: the content of its `<name>.table.yaml`. */
export interface TableDefinition {
  table: string;
  title: Text;
  /** Role that edits the table and answers when a row is missing. */
  owner: string;
  key: KeyColumn[];
  values: ValueColumn[];
}

/** A cell after checking: integers are numbers, an empty optional cell is null, everything else is text (decimals and ISO dates too). */
export type TableValue = string | number | null;

/** The value columns of one row by name; every column of the definition is present. */
export type RowValues = Record<string, TableValue>;

/** One row without its history. */
export interface TableRow {
  key: string[];
  values: RowValues;
  /** First day on which the row holds, `YYYY-MM-DD`. */
  validFrom: string;
  /** Last day on which the row holds; null means until further notice. */
  validTo: string | null;
}

/** A definition with the rows of the file beside it. */
export interface TableFile {
  definition: TableDefinition;
  rows: TableRow[];
}

/** First day of a row that names none: it has always held. */
export const SINCE_EVER = '0001-01-01';

/** How a key reads in subjects and messages: its parts joined by `/`. */
export function keyText(key: readonly string[]): string {
  return key.join('/');
}
