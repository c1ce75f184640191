import { DifferenceEditor } from '../flow-editor/difference-editor.tsx';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import styles from './flow-difference.module.css';

/** A text with the name by which people know it. */
export interface NamedText {
  name: string;
  source: string;
}

/** Two texts of a flow beside each other, under their names. */
export function FlowDifference({ before, after }: { before: NamedText | undefined; after: NamedText }) {
  const { t } = useWords();
  const label = t('flow.difference', { before: before?.name ?? '', after: after.name });
  if (!before) return <EmptyState title={t('flow.noLive.title')} hint={t('flow.noLive.hint')} />;
  if (before.source === after.source) {
    return (
      <EmptyState title={t('flow.same.title')} hint={t('flow.same.hint', { before: before.name, after: after.name })} />
    );
  }
  return (
    <section aria-label={label}>
      <div className={styles.names}>
        <span>{before.name}</span>
        <span>{after.name}</span>
      </div>
      <DifferenceEditor label={label} before={before.source} after={after.source} />
    </section>
  );
}
