import type { Text } from '@belegfluss/sdk';
import { saidType } from '../../types/said-type.ts';
import type { Type } from '../../types/type.ts';

/** What in an expression can never work, or never be true; `offset` counts characters from its start. */
export type TypeFault = { offset: number } & (
  | { code: 'flow.unknown_field'; name: string; of: string; known: string[] }
  | { code: 'expression.wrong_type' | 'flow.never_equal'; detail: Text | string; hint?: Text }
);

const COMPARE: Text = {
  de: 'Vergleichen Sie: record.name != "", record.?name.hasValue().',
  en: 'Compare: record.name != "", record.?name.hasValue().',
};

/** Says that `what` takes something else. */
export function unfit(offset: number, what: string, wanted: Type, given: Type): TypeFault {
  const [needed, found] = [saidType(wanted), saidType(given)];
  return {
    code: 'expression.wrong_type',
    offset,
    detail: {
      de: `„${what}“ braucht ${needed.de}, hier steht ${found.de}`,
      en: `"${what}" needs ${needed.en}, here is ${found.en}`,
    },
    ...(wanted.kind === 'boolean' && { hint: COMPARE }),
  };
}
