import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ListChoice } from '../../list/list-choice.tsx';
import list from '../../list/list-page.module.css';
import styles from './step-pages.module.css';
import type { StepDesk } from './use-step-desk.ts';

/** Around the steps of a long run: which of them are shown, how many there are, and a way to the next ones. */
export function StepPages({ desk, count, children }: { desk: StepDesk; count: number; children: ReactNode }) {
  const { t } = useWords();
  const format = useFormat();
  const { steps, shown, show, hasMore, isLoading, more } = desk;
  const isLong = hasMore || steps.length < count || shown === 'failed';
  const words = { shown: format.count(steps.length), all: format.count(count) };
  return (
    <>
      {isLong && (
        <div className={styles.head}>
          <ListChoice
            label={t('runPage.whichSteps')}
            choices={[
              ['', t('runPage.allSteps')],
              ['failed', t('runPage.failedSteps')],
            ]}
            chosen={shown}
            onChoose={(value) => show(value === 'failed' ? value : '')}
          />
          <span role="status">{t(shown === 'failed' ? 'runPage.someFailed' : 'runPage.someSteps', words)}</span>
        </div>
      )}
      {children}
      {hasMore && (
        <div className={list.more}>
          <Button variant="default" loading={isLoading} onClick={more}>
            {t('runPage.moreSteps')}
          </Button>
        </div>
      )}
    </>
  );
}
