import type { Text } from '@belegfluss/sdk';
import { saidType } from '../../types/said-type.ts';
import type { TextForm, Type } from '../../types/type.ts';

/** What in an expression can never work, or never be true; `offset` counts characters from its start. */
export type TypeFault = { offset: number } & (
  | { code: 'flow.unknown_field'; name: string; of: string; known: string[] }
  | { code: 'expression.wrong_type' | 'flow.never_equal'; detail: Text | string; hint?: Text }
);

const COMPARE: Text = {
  de: 'Vergleichen Sie: record.name != "", record.?name.hasValue().',
  en: 'Compare: record.name != "", record.?name.hasValue().',
};

const DAY_OF: Text = { de: 'Den Tag eines Zeitpunkts gibt day(…).', en: 'day(…) gives the day of a moment.' };

function hintOf(wanted: Type, given: Type): { hint?: Text } {
  if (wanted.kind === 'boolean') return { hint: COMPARE };
  return isForm(wanted, 'date') && isForm(given, 'date-time') ? { hint: DAY_OF } : {};
}

function isForm(type: Type, form: TextForm): boolean {
  return type.kind === 'text' && type.form === form;
}

/** Says that `what` takes something else. */
export function unfit(offset: number, what: string, wanted: Type, given: Type): TypeFault {
  const [needed, found] = [saidType(wanted), saidType(given)];
  return {
    code: 'expression.wrong_type',
    offset,
    detail: {
      de: `für „${what}“ ist ${needed.de} nötig, hier steht ${found.de}`,
      en: `"${what}" needs ${needed.en}, but this is ${found.en}`,
    },
    ...hintOf(wanted, given),
  };
}
