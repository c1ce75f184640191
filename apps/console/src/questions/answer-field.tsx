import { Select, TextInput } from '@mantine/core';
import type { QuestionField } from '../api/schema.ts';
import { formatDay } from '../format/dates.ts';
import { formatDecimal } from '../format/money.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './answer-form.module.css';

/** One field of an answer; a suggestion is offered beside it and never taken silently. */
export function AnswerField({
  field,
  value,
  onChange,
  error,
}: {
  field: QuestionField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { t, text, language } = useWords();
  const choices = field.choices?.map((choice) => ({ value: choice.value, label: text(choice.label) })) ?? [];
  const written = (raw: string): string => {
    if (field.type === 'amount') return formatDecimal(raw, language);
    if (field.type === 'date') return formatDay(raw, language);
    return choices.find((choice) => choice.value === raw)?.label ?? raw;
  };
  const label = field.required ? text(field.label) : t('answer.optional', { label: text(field.label) });
  const { suggestion } = field;
  return (
    <div>
      {field.type === 'choice' ? (
        <Select
          name={field.name}
          label={label}
          data={choices}
          value={value === '' ? null : value}
          onChange={(chosen) => onChange(chosen ?? '')}
          error={error}
          searchable
        />
      ) : (
        <TextInput
          name={field.name}
          label={label}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'amount' ? 'decimal' : undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          error={error}
          autoComplete="off"
        />
      )}
      {suggestion !== undefined && (
        <button
          type="button"
          className={styles.suggestion}
          disabled={value !== '' && (value === suggestion || value === written(suggestion))}
          onClick={() => onChange(field.type === 'amount' ? written(suggestion) : suggestion)}
        >
          {t('answer.takeSuggestion', { value: written(suggestion) })}
        </button>
      )}
    </div>
  );
}
