import { Radio } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { QuestionRow } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './answer-options.module.css';

/** The ways to decide, each with its consequence; digits choose. */
export function AnswerOptions({
  options,
  chosen,
  onChoose,
  onDigit,
  error,
}: {
  options: QuestionRow['options'];
  chosen: string;
  onChoose: (option: string) => void;
  onDigit: (option: string) => void;
  error: string | undefined;
}) {
  const { t, text } = useWords();
  useHotkeys(options.slice(0, 9).map(({ value }, index) => [String(index + 1), () => onDigit(value)]));
  return (
    <Radio.Group
      value={chosen}
      onChange={onChoose}
      label={t('answer.decide')}
      description={<span className={styles.keys}>{t('answer.keys', { last: Math.min(options.length, 9) })}</span>}
      error={error}
    >
      <div className={styles.options}>
        {options.map(({ value, label, consequence }) => (
          <Radio.Card key={value} value={value} className={styles.option} data-option={value}>
            <Radio.Indicator size="xs" className={styles.indicator} />
            <span className={styles.words}>
              <span className={styles.label}>{text(label)}</span>
              <span className={styles.consequence}>{text(consequence)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
