import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import styles from './states.module.css';

/** Grey lines in the place of what is being read. */
export function LoadingLines({ lines = 8 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{t('states.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={14} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}
