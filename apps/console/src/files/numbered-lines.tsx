import styles from './code.module.css';

/** Plain text with line numbers. */
export function NumberedLines({ lines, label }: { lines: string[]; label: string }) {
  return (
    <div className={styles.code} role="region" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <div key={`${index} ${line.length}`} className={styles.line}>
          <span className={styles.number} aria-hidden>
            {index + 1}
          </span>
          <span className={styles.text}>{line}</span>
        </div>
      ))}
    </div>
  );
}
