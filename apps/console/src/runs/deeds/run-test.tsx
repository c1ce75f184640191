import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRunTest } from '../../api/run-queries.ts';
import type { RunDetail } from '../../api/schema.ts';
import { NumberedLines } from '../../files/numbered-lines.tsx';
import { Dialog } from '../../frame/dialog.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ErrorState } from '../../states/error-state.tsx';
import { LoadingLines } from '../../states/loading-lines.tsx';
import styles from './run-test.module.css';

/** Runs that came to an end, or to a question, by themselves; others are no example. */
const REPEATABLE = ['done', 'unchanged', 'skipped', 'dead', 'question'];

/** Makes a test of the flow from this run and hands it out as a file. */
export function RunTest({ run }: Pick<RunDetail, 'run'>) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (!REPEATABLE.includes(run.state)) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => setIsOpen(true)}>
        {t('runTest.make')}
      </Button>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title={t('runTest.title')} size="xl">
        {isOpen && <MadeTest runId={run.id} />}
      </Dialog>
    </>
  );
}

function MadeTest({ runId }: { runId: string }) {
  const { t } = useWords();
  const { data: test, error } = useRunTest(runId);
  if (error) return <ErrorState title={t('runTest.failed')} error={error} />;
  if (!test) return <LoadingLines lines={12} />;
  return (
    <div className={styles.test}>
      <p className={styles.meaning}>{t('runTest.meaning')}</p>
      {!test.isLive && <p className={styles.meaning}>{t('runTest.older')}</p>}
      <div className={styles.text}>
        <NumberedLines lines={test.text.trimEnd().split('\n')} label={t('runTest.title')} />
      </div>
      <Button
        component="a"
        className={styles.download}
        href={`data:application/yaml;charset=utf-8,${encodeURIComponent(test.text)}`}
        download={`${test.name}.test.yaml`}
      >
        {t('runTest.download')}
      </Button>
    </div>
  );
}
