import type { QuestionDraft, QuestionField } from '@belegfluss/sdk';
import { keyText, type TableDefinition, type TableRow, type ValueColumn } from './definition.ts';

/** What a run found when a table had no row for it. */
export interface MissingRow {
  definition: TableDefinition;
  key: readonly string[];
  /** Facts that help to decide: the product's name, the deal. */
  evidence: Record<string, unknown>;
  /** Rows of the table; each field suggests the value that most of them have. */
  rows: readonly TableRow[];
}

/** The question to the table's owner. Option `add_row` carries one field per value column, named like it; `reject` sets the run aside. */
export function missingRowQuestion({ definition, key, evidence, rows }: MissingRow): QuestionDraft {
  const named = keyText(key);
  return {
    kind: 'mapping.missing_row',
    owner: definition.owner,
    subject: `${definition.table}/${named}`,
    title: {
      de: `${definition.title.de}: Zeile für „${named}“ fehlt`,
      en: `${definition.title.en}: row for "${named}" is missing`,
    },
    evidence: {
      ...evidence,
      table: definition.table,
      key: Object.fromEntries(definition.key.map((column, index) => [column.name, key[index] ?? ''])),
    },
    options: [
      {
        value: 'add_row',
        label: { de: 'Zeile ergänzen', en: 'Add the row' },
        consequence: {
          de: 'Die Zeile gilt ab sofort für alle; wartende Vorgänge gehen weiter.',
          en: 'The row holds for everyone from now on; waiting runs go on.',
        },
        fields: definition.values.map((column) => field(column, mostFrequent(rows, column.name))),
      },
      {
        value: 'reject',
        label: { de: 'Ablehnen', en: 'Reject' },
        consequence: { de: 'Der Vorgang wird beiseitegelegt.', en: 'The run is set aside.' },
      },
    ],
  };
}

const FIELD_TYPES: Partial<Record<ValueColumn['type'], QuestionField['type']>> = {
  decimal: 'amount',
  choice: 'choice',
  date: 'date',
};

function field(column: ValueColumn, suggestion: string | undefined): QuestionField {
  return {
    name: column.name,
    label: column.label,
    type: FIELD_TYPES[column.type] ?? 'text',
    required: column.required,
    ...(column.choices ? { choices: column.choices } : {}),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Nothing is suggested where most rows leave the cell empty, or where no value stands out. */
function mostFrequent(rows: readonly TableRow[], name: string): string | undefined {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = String(row.values[name] ?? '');
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[0] === '' || first[1] === second?.[1]) return undefined;
  return first[0];
}
