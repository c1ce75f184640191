import type { StepRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { useTurnsText } from './use-turns-text.ts';
import styles from './step-cells.module.css';

/** How a step stands and how long it took: the last cells of its line. */
export function StepCells({ step: { state, attempts, startedAt, endedAt, turns } }: { step: StepRow }) {
  const { t } = useWords();
  const turnsText = useTurnsText();
  return (
    <>
      <span className={styles.state} data-state={state}>
        {t(`step.${state}`)}
        {attempts > 1 && ` · ${t('timeline.attempts', { count: attempts })}`}
        {turns && ` · ${turnsText(turns)}`}
      </span>
      <Took from={startedAt} to={endedAt} />
    </>
  );
}

/** How long something took; nothing as long as it goes on. */
export function Took({ from, to }: { from: string; to: string | null }) {
  const format = useFormat();
  return <span className={styles.took}>{to ? format.duration(from, to) : ''}</span>;
}
