import { Link } from 'react-router';
import type { StepRow } from '../../api/schema.ts';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { JsonTree } from '../../timeline/json-tree.tsx';
import { ReasonText } from '../../timeline/reason-text.tsx';
import { useTurnsText } from '../../timeline/use-turns-text.ts';
import styles from './step-detail.module.css';

/** What is known of one step: times, error, effects, questions, what went in and what came out. */
export function StepDetail({ step }: { step: StepRow }) {
  const { t, word } = useWords();
  const format = useFormat();
  const turnsText = useTurnsText();
  return (
    <div className={styles.detail}>
      <h2 className={styles.title}>{step.path}</h2>
      <p className={styles.use}>{step.use ?? word('stepDeed', step.kind)}</p>
      <p className={styles.times}>
        {t('runPage.times', { worked: format.span(step.workedMs), waited: format.span(step.waitedMs) })}
        {step.nextTryAt && ` · ${t('runPage.nextTry', { time: format.time(step.nextTryAt) })}`}
      </p>
      {step.turns && <p className={styles.times}>{turnsText(step.turns)}</p>}
      {step.error && (
        <p className={styles.error}>
          <ReasonText {...step.error} />
        </p>
      )}
      {step.effects.map((effect) => (
        <p key={effect.key} className={styles.times}>
          {t(`effectState.${effect.state}`)} · {t('runPage.class', { class: effect.class })} <code>{effect.key}</code>
        </p>
      ))}
      {step.questions.map((question) => (
        <p key={question.id} className={styles.times}>
          <Link to={`/questions/${question.id}`}>{word('questionKind', question.kind)}</Link>{' '}
          {question.answeredBy
            ? t('runPage.answeredBy', { name: question.answeredBy })
            : t(`questionState.${question.state}`)}
        </p>
      ))}
      <h3>{t('step.input')}</h3>
      <JsonTree value={step.input} />
      <h3>{t('step.output')}</h3>
      <JsonTree value={step.output} />
    </div>
  );
}
