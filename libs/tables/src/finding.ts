import type { Diagnostic, Text } from '@belegfluss/sdk';

/** Where in a file something was found; line and column count from 1. */
export interface Position {
  file: string;
  line?: number;
  column?: number;
}

/** An error found in a table's file or in a row somebody wants to write. */
export function finding(
  said: { code: string; message: Text; remedy: Text; facts?: Record<string, unknown> },
  at?: Position,
): Diagnostic {
  return { severity: 'error', ...said, ...at };
}

/** Says what is wrong with one cell. The cell's content is not repeated: it may be confidential. */
export function cellFinding(
  column: string,
  verdict: { reason: 'missing' | 'wrong_type'; expected: Text },
  at?: Position,
): Diagnostic {
  const remedy = { de: `Erwartet wird ${verdict.expected.de}.`, en: `Expected: ${verdict.expected.en}.` };
  const facts = { column };
  if (verdict.reason === 'missing') {
    const message = {
      de: `In der Spalte „${column}“ fehlt ein Wert.`,
      en: `The column "${column}" has no value here.`,
    };
    return finding({ code: 'mapping.missing_value', message, remedy, facts }, at);
  }
  const message = {
    de: `Der Wert in der Spalte „${column}“ passt nicht.`,
    en: `The value in the column "${column}" does not fit.`,
  };
  return finding({ code: 'mapping.wrong_type', message, remedy, facts }, at);
}

/** Says that a column is not known, or that it is named twice. */
export function unknownColumn(name: string, allowed: readonly string[], at?: Position): Diagnostic {
  const list = allowed.join(', ');
  return finding(
    {
      code: 'mapping.unknown_column',
      message: {
        de: `Die Spalte „${name}“ gehört nicht zu dieser Tabelle oder steht zweimal da.`,
        en: `The column "${name}" does not belong to this table or stands there twice.`,
      },
      remedy: { de: `Erlaubt sind: ${list}.`, en: `Allowed are: ${list}.` },
    },
    at,
  );
}
