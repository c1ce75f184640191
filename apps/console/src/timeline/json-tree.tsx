import { useWords } from '../i18n/use-words.ts';
import styles from './json-tree.module.css';

/** Any JSON value; objects and lists fold, the outermost is open, and all of them where it is `unfolded`. */
export function JsonTree({ value, unfolded = false }: { value: unknown; unfolded?: boolean }) {
  const { t } = useWords();
  if (value === null || value === undefined) return <span className={styles.nothing}>{t('step.nothing')}</span>;
  return (
    <div className={styles.tree}>
      <JsonNode value={value} open unfolded={unfolded} />
    </div>
  );
}

function JsonNode({
  name,
  value,
  open,
  unfolded,
}: {
  name?: string;
  value: unknown;
  open: boolean;
  unfolded: boolean;
}) {
  const label = name === undefined ? null : <span className={styles.name}>{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className={styles.leaf}>
        {label}
        <span data-type={typeof value} className={styles.value}>
          {JSON.stringify(value)}
        </span>
      </div>
    );
  }
  const members = Object.entries(value);
  const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    return (
      <div className={styles.leaf}>
        {label}
        {left + right}
      </div>
    );
  }
  return (
    <details open={open} className={styles.node}>
      <summary>
        {label}
        <span className={styles.size}>{`${left} ${members.length} ${right}`}</span>
      </summary>
      <div className={styles.members}>
        {members.map(([key, member]) => (
          <JsonNode key={key} name={key} value={member} open={unfolded} unfolded={unfolded} />
        ))}
      </div>
    </details>
  );
}
