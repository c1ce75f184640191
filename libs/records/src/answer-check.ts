import {
  DECIMAL,
  isIsoDate,
  type Diagnostic,
  type QuestionField,
  type QuestionOption,
  type Text,
} from '@belegfluss/sdk';

const MAX_CHARACTERS = 10_000;

/** What is wrong with an answer to these options; empty where it can be taken. `path` names the field. */
export function checkAnswer(
  options: readonly QuestionOption[],
  given: { option: string; fields: Record<string, string> },
): Diagnostic[] {
  const option = options.find(({ value }) => value === given.option);
  if (!option) {
    const allowed = options.map(({ value }) => value).join(', ');
    return [invalid('option', { de: `eine der Antworten ${allowed}`, en: `one of the options ${allowed}` })];
  }
  const fields = option.fields ?? [];
  const unknown = Object.keys(given.fields).filter((name) => !fields.some((field) => field.name === name));
  return [
    ...unknown.map((name) => invalid(`fields.${name}`, { de: 'kein solches Feld', en: 'no such field' })),
    ...fields.flatMap((field) => {
      const expected = misfit(field, given.fields[field.name]);
      return expected ? [invalid(`fields.${field.name}`, expected)] : [];
    }),
  ];
}

function misfit(field: QuestionField, given: unknown): Text | undefined {
  if (given === undefined || given === '') {
    return field.required ? { de: 'ein Wert', en: 'a value' } : undefined;
  }
  if (typeof given !== 'string' || given.length > MAX_CHARACTERS) return { de: 'ein kurzer Text', en: 'a short text' };
  switch (field.type) {
    case 'text':
      return given.trim() === '' && field.required ? { de: 'ein Wert', en: 'a value' } : undefined;
    case 'choice':
      return field.choices?.some(({ value }) => value === given)
        ? undefined
        : { de: 'eine der angebotenen Möglichkeiten', en: 'one of the choices offered' };
    case 'amount':
      return DECIMAL.test(given)
        ? undefined
        : { de: 'eine Zahl mit Punkt, etwa 19.00', en: 'a number with a point, such as 19.00' };
    case 'date':
      return isIsoDate(given) ? undefined : { de: 'ein Datum, etwa 2026-01-31', en: 'a date such as 2026-01-31' };
  }
}

function invalid(path: string, expected: Text): Diagnostic {
  return {
    code: 'question.invalid_answer',
    severity: 'error',
    message: { de: 'Die Antwort passt nicht zur Frage.', en: 'The answer does not fit the question.' },
    remedy: { de: `Erwartet wird: ${expected.de}.`, en: `Expected: ${expected.en}.` },
    path,
  };
}
