import type { QuestionField, QuestionRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './given-answer.module.css';

/** What was decided, by whom and when, once a question no longer waits. */
export function GivenAnswer({ question }: { question: QuestionRow }) {
  const { t, text } = useWords();
  const format = useFormat();
  const { answer } = question;
  if (!answer) return <p className={styles.given}>{t('answer.withdrawn')}</p>;
  const chosen = question.options.find(({ value }) => value === answer.option);
  const given = (chosen?.fields ?? []).flatMap((field) => {
    const value = answer.fields[field.name];
    return value === undefined ? [] : [{ field, value }];
  });
  const written = (field: QuestionField, value: string): string => {
    if (field.type === 'amount') return format.decimal(value);
    if (field.type === 'date') return format.day(value);
    const choice = field.choices?.find((one) => one.value === value);
    return choice ? text(choice.label) : value;
  };
  return (
    <div className={styles.given}>
      <p>{t('answer.given', { name: answer.answeredBy, time: format.time(answer.answeredAt) })}</p>
      <strong>{chosen ? text(chosen.label) : answer.option}</strong>
      <dl>
        {given.map(({ field, value }) => (
          <div key={field.name}>
            <dt>{text(field.label)}</dt>
            <dd>{written(field, value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
