import type { TableDefinition } from '@belegfluss/tables';
import { AMOUNT, DAY, NULL, NUMBER, oneOf, TEXT, union, type Type } from '../../types/type.ts';

type Column = TableDefinition['values'][number];

/** A value column of a mapping table, with what a row gives under its name. */
export function typeOfColumn(column: Column): readonly [string, Type] {
  const type = typeOfCell(column);
  return [column.name, column.required ? type : union(type, NULL)];
}

function typeOfCell({ type, choices }: Column): Type {
  if (type === 'integer') return NUMBER;
  if (type === 'decimal') return AMOUNT;
  if (type === 'date') return DAY;
  return type === 'choice' && choices ? oneOf(choices.map(({ value }) => value)) : TEXT;
}
