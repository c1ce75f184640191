import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunFilter } from '../../api/run-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './bulk-actions.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { OPERATOR } from '../../sign-in/operator.ts';
import { useHasRole } from '../../sign-in/use-has-role.ts';
import { deedsOf, type DeedKind } from './deeds.ts';

/**
 * What can be done to all runs that fit the filter; each shows first which ones these are. What became of them is still told
 * when none of them fits any more.
 */
export function BulkActions({ filter, offered }: { filter: RunFilter; offered: boolean }) {
  const { t } = useWords();
  const [kind, setKind] = useState<DeedKind>();
  if (!useHasRole(OPERATOR)) return null;
  return (
    <>
      {offered && (
        <div className={styles.actions} role="group" aria-label={t('bulk.name')}>
          <span className={styles.name}>{t('bulk.name')}</span>
          {deedsOf(filter.state).map((each) => (
            <Button key={each} size="compact-sm" variant="default" onClick={() => setKind(each)}>
              {t(`bulk.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {kind && <BulkDialog kind={kind} filter={filter} onClose={() => setKind(undefined)} />}
    </>
  );
}
