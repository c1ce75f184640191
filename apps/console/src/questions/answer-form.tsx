import { Button } from '@mantine/core';
import { useRef, useState, type SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import { useAnswer } from '../api/queries.ts';
import type { QuestionField, QuestionRow } from '../api/schema.ts';
import { readAmount } from '../format/money.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { AnswerField } from './answer-field.tsx';
import styles from './answer-form.module.css';
import { AnswerOptions } from './answer-options.tsx';

/** One way to decide, with the fields that it asks for. */
export function AnswerForm({ question, onAnswered }: { question: QuestionRow; onAnswered: () => void }) {
  const { t, language } = useWords();
  const answer = useAnswer(question.id);
  const [option, setOption] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const fields = question.options.find(({ value }) => value === option)?.fields ?? [];
  const read = (field: QuestionField) => readField(field, typed[field.name] ?? '', language);

  const form = useRef<HTMLFormElement>(null);
  const focusFirst = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  // From there the Enter key confirms.
  const chooseByDigit = (value: string) => {
    flushSync(() => setOption(value));
    focusFirst('input, textarea, [type="submit"]');
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // With what is missing drawn, the first of it can be found.
    flushSync(() => setTried(true));
    if (option === '') return focusFirst('[role="radio"]');
    if (fields.some((field) => read(field) === undefined)) return focusFirst('[aria-invalid="true"]');
    const filled = fields.map((field) => [field.name, read(field) ?? '']).filter(([, value]) => value !== '');
    answer.mutate({ option, fields: Object.fromEntries(filled) }, { onSuccess: onAnswered });
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <AnswerOptions
        options={question.options}
        chosen={option}
        onChoose={setOption}
        onDigit={chooseByDigit}
        error={tried && option === '' ? t('answer.chooseFirst') : undefined}
      />
      {fields.length > 0 && (
        <div className={styles.fields}>
          {fields.map((field) => (
            <AnswerField
              key={field.name}
              field={field}
              value={typed[field.name] ?? ''}
              onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
              error={tried && read(field) === undefined ? t(`answer.invalid.${field.type}`) : undefined}
            />
          ))}
        </div>
      )}
      {answer.error && <ErrorState title={t('answer.failed')} error={answer.error} />}
      <div className={styles.submit}>
        <Button type="submit" loading={answer.isPending}>
          {t('answer.submit')}
        </Button>
        <span className={styles.after}>{t('answer.after')}</span>
      </div>
    </form>
  );
}

/** The value to send, empty when an optional field stays empty, undefined when it must not stay so. */
function readField(field: QuestionField, typed: string, language: 'de' | 'en'): string | undefined {
  const value = typed.trim();
  if (value === '') return field.required ? undefined : '';
  return field.type === 'amount' ? readAmount(value, language) : value;
}
