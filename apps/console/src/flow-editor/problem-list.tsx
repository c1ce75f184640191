import type { Diagnostic } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge, type Tone } from '../states/state-badge.tsx';
import styles from './problem-list.module.css';

const tones = { error: 'danger', warning: 'warning', info: 'accent' } as const satisfies Record<string, Tone>;

/** What the checker found, with what to write instead; each line leads to its place in the text. */
export function ProblemList({ findings, onJump }: { findings: Diagnostic[]; onJump: (finding: Diagnostic) => void }) {
  const { t, text } = useWords();
  return (
    <ul className={styles.problems} aria-label={t('problems.title')}>
      {findings.map((finding) => (
        <li key={`${finding.line} ${finding.column} ${finding.code} ${finding.message.en}`}>
          <button type="button" className={styles.problem} data-problem={finding.code} onClick={() => onJump(finding)}>
            <span className={styles.place}>
              {t('problems.place', { line: finding.line ?? 1, column: finding.column ?? 1 })}
            </span>
            <span className={styles.words}>
              <span>{text(finding.message)}</span>
              <span className={styles.remedy}>{text(finding.remedy)}</span>
            </span>
            <span className={styles.code}>
              <StateBadge tone={tones[finding.severity]}>{t(`problems.${finding.severity}`)}</StateBadge>
              <code>{finding.code}</code>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
