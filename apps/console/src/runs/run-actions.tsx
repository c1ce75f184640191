import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunDetail } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { DeedDialog, type DeedKind } from './deed-dialog.tsx';
import styles from './run-actions.module.css';

const OPEN = ['queued', 'running', 'waiting', 'question'];

/** What a person can do with the run in its state; each asks for confirmation first. */
export function RunActions({ detail: { run }, from }: { detail: RunDetail; from: string }) {
  const { t } = useWords();
  const [kind, setKind] = useState<DeedKind>();
  const kinds: DeedKind[] =
    run.state === 'dead' ? ['retry', 'replay', 'resolve'] : OPEN.includes(run.state) ? ['cancel'] : ['replay'];
  return (
    <div className={styles.actions}>
      {kinds.map((each, index) => (
        <Button
          key={each}
          variant={index === 0 && run.state === 'dead' ? 'filled' : 'default'}
          onClick={() => setKind(each)}
        >
          {t(`deed.${each}`)}
        </Button>
      ))}
      {kind && <DeedDialog run={run} kind={kind} from={from} onClose={() => setKind(undefined)} />}
    </div>
  );
}
