import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem } from '../api/request.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-conflict.module.css';
import { FlowDifference } from './flow-difference.tsx';

/** A version and its text; null where nothing was or is live. */
export interface Side {
  version: number | null;
  source: string | null;
}

/** Where somebody began, what is live meanwhile, and what they wrote. */
export interface ConflictSides {
  base: Side;
  theirs: Side;
  yours: { source: string | null };
}

const views = ['theirs', 'yours', 'both'] as const;
type View = (typeof views)[number];

/** Shows the three sides of a refused deployment, two at a time, until somebody has brought them together. */
export function FlowConflict({ sides, onResolve }: { sides: ConflictSides; onResolve: () => void }) {
  const { t } = useWords();
  const [view, setView] = useState<View>('theirs');
  const { base, theirs, yours } = sides;
  const named = {
    base: { name: t('conflict.base', { version: base.version ?? 0 }), source: base.source ?? '' },
    theirs: { name: t('conflict.theirs', { version: theirs.version ?? 0 }), source: theirs.source ?? '' },
    yours: { name: t('conflict.yours'), source: yours.source ?? '' },
  };
  const [before, after] = {
    theirs: [named.base, named.theirs] as const,
    yours: [named.base, named.yours] as const,
    both: [named.theirs, named.yours] as const,
  }[view];
  return (
    <section className={styles.conflict} role="alert" data-conflict>
      <h2 className={styles.title}>{t('conflict.title', { version: theirs.version ?? 0 })}</h2>
      <p className={styles.hint}>{t('conflict.hint')}</p>
      <SegmentedControl
        size="xs"
        className={styles.views}
        aria-label={t('conflict.views')}
        value={view}
        onChange={setView}
        data={views.map((value) => ({ value, label: t(`conflict.view.${value}`) }))}
      />
      <FlowDifference before={before} after={after} />
      <div className={styles.actions}>
        <Button variant="default" onClick={onResolve}>
          {t('conflict.resolve', { version: theirs.version ?? 0 })}
        </Button>
      </div>
    </section>
  );
}

/** The three sides that a refusal carries; undefined for refusals of another kind. */
export function sidesOf({ diagnostics }: ApiProblem): ConflictSides | undefined {
  const facts = diagnostics.find(({ code }) => code === 'deployment.conflict')?.facts;
  return facts && isSides(facts) ? facts : undefined;
}

function isSides(facts: object): facts is ConflictSides {
  return 'base' in facts && 'theirs' in facts && 'yours' in facts;
}
