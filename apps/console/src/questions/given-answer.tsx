import type { QuestionRow } from '../api/schema.ts';
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
  const labels = new Map(chosen?.fields?.map((field) => [field.name, text(field.label)]));
  return (
    <div className={styles.given}>
      <p>{t('answer.given', { name: answer.answeredBy, time: format.time(answer.answeredAt) })}</p>
      <strong>{chosen ? text(chosen.label) : answer.option}</strong>
      <dl>
        {Object.entries(answer.fields).map(([name, value]) => (
          <div key={name}>
            <dt>{labels.get(name) ?? name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
