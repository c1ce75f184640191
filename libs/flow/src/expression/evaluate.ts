import type { Text } from '@belegfluss/sdk';
import { ExpressionError } from './expression-error.ts';
import type { Value } from '../language/plan.ts';

/** The value of a field in a scope. Throws ExpressionError. */
export function evaluate(value: Value, scope: Record<string, unknown>): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'expression':
      return value.expression.evaluate(scope);
    case 'list':
      return value.items.map((item) => evaluate(item, scope));
    case 'map':
      return Object.fromEntries(
        value.entries.flatMap(([key, item]) => {
          const result = evaluateField(key, item, scope);
          // A missing optional field is left out instead of sent as null.
          return result === undefined || result === null ? [] : [[key, result]];
        }),
      );
  }
}

function evaluateField(name: string, value: Value, scope: Record<string, unknown>): unknown {
  try {
    return evaluate(value, scope);
  } catch (error) {
    throw error instanceof ExpressionError ? error.inField(name) : error;
  }
}

/** What a key is called that is no key. */
export const THE_KEY: Text = { de: 'der Schlüssel', en: 'the key' };
export const EACH_KEY: Text = { de: 'jeder Schlüssel', en: 'each key' };

/** A value by which something is found again. Nothing, lists and maps are refused: they would all be the same key. Throws ExpressionError. */
export function keyText(value: unknown, what: Text): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const said = { de: `${what.de} muss ein Text oder eine Zahl sein`, en: `${what.en} has to be a text or a number` };
  throw new ExpressionError('expression.failed', said, 0);
}
