import type { Diagnostic } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-notes.module.css';

/** What is to be known of what was just done: warnings, each with what to do. */
export function FlowRemarks({ remarks }: { remarks: Diagnostic[] }) {
  const { t, text } = useWords();
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks} role="status" aria-label={t('flow.remarks')}>
      {remarks.map(({ code, message, remedy }, index) => (
        <li key={`${code} ${index}`}>
          {text(message)} <span className={styles.remedy}>{text(remedy)}</span>
        </li>
      ))}
    </ul>
  );
}
