import { storableJson, storableText } from './storable.ts';

/** Type of a column in the statement; values of `jsonb` are any value, of `timestamptz` a Date or its ISO text, of `bytea` a Buffer. */
export type ColumnType = 'uuid' | 'text' | 'int' | 'boolean' | 'jsonb' | 'timestamptz' | 'bytea';

/** Columns by their name in the row, which is their name in the statement as well. */
export type Columns<Row> = { readonly [Name in keyof Row]?: ColumnType };

/**
 * Rows as a table for `from`, handed over as one array a column: PostgreSQL reads them with half of what a list in JSON
 * costs it. Adds the arrays to `parameters`. What a row lacks is null.
 */
export function rowArrays<Row>(
  parameters: unknown[],
  alias: string,
  columns: Columns<Row>,
  rows: readonly NoInfer<Row>[],
): string {
  const named = Object.entries(columns) as [keyof Row & string, ColumnType][];
  const arrays = named.map(([name, type]) => {
    parameters.push(arrayText(type, name, rows));
    return `$${parameters.length}::${type}[]`;
  });
  return `unnest(${arrays.join(', ')}) as ${alias}(${named.map(([name]) => `"${name}"`).join(', ')})`;
}

function arrayText<Row>(type: ColumnType, name: keyof Row, rows: readonly Row[]): string {
  let text = '';
  for (const row of rows) {
    const value = row[name];
    text += `${text === '' ? '{' : ','}${value === null || value === undefined ? 'NULL' : elementText(type, value)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function elementText(type: ColumnType, value: unknown): string {
  switch (type) {
    case 'jsonb':
      // JSON holds no control characters: what its quoting escapes are quotes and backslashes, as an array wants it.
      return JSON.stringify(storableJson(value));
    case 'text':
      return quoted(String(value));
    case 'timestamptz':
      return quoted(value instanceof Date ? value.toISOString() : String(value));
    case 'bytea':
      return `\\\\x${(value as Buffer).toString('hex')}`;
    default:
      return String(value);
  }
}

/** Characters that a text in an array cannot have as they are, or that PostgreSQL cannot keep. */
const UNSAFE = /["\\\0\ud800-\udfff]/;

function quoted(text: string): string {
  return UNSAFE.test(text) ? `"${storableText(text).replaceAll(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
