import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunDetail } from '../../api/schema.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { OPERATOR } from '../../sign-in/operator.ts';
import { RoleNote } from '../../sign-in/role-note.tsx';
import { useHasRole } from '../../sign-in/use-has-role.ts';
import { deedsOfRun, nameOf, replayedFrom, type DeedKind } from './deeds.ts';
import styles from './run-actions.module.css';
import { RunTest } from './run-test.tsx';

/** What a person can do with the run in its state; each asks for confirmation first. */
export function RunActions({ detail, chosen }: { detail: RunDetail; chosen: string }) {
  const { t } = useWords();
  const [kind, setKind] = useState<DeedKind>();
  const { state } = detail.run;
  const from = replayedFrom(detail, chosen);
  if (!useHasRole(OPERATOR)) return <RoleNote role={OPERATOR} />;
  return (
    <div className={styles.actions}>
      {deedsOfRun(detail).map((each, index) => (
        <Button
          key={each}
          variant={index === 0 && state === 'dead' ? 'filled' : 'default'}
          onClick={() => setKind(each)}
        >
          {t(`deed.${nameOf(each, from)}`)}
        </Button>
      ))}
      <RunTest run={detail.run} />
      {kind && <DeedDialog detail={detail} kind={kind} from={from} onClose={() => setKind(undefined)} />}
    </div>
  );
}
