import { Button } from '@mantine/core';
import type { FlowRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './draft-banner.module.css';
import type { FlowDraftState } from './use-flow-draft.ts';

/** Says whether one looks at what is live or at a draft, and how the draft stands to it. */
export function DraftBanner({
  row: { live },
  draft,
  mayChange,
  onCompare,
  onDeploy,
}: {
  row: FlowRow;
  draft: FlowDraftState;
  mayChange: boolean;
  onCompare: () => void;
  onDeploy: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const version = live?.version ?? 0;
  if (!draft.changed) {
    return (
      <p className={styles.live} role="status" data-banner="live">
        {live ? t('flow.banner.live', { version, time: format.time(live.since) }) : t('flow.banner.never')}
      </p>
    );
  }
  return (
    <>
      <section className={styles.draft} aria-label={t('flow.banner.name')} data-banner="draft">
        <div className={styles.words} role="status">
          <strong>{live ? t('flow.banner.draft', { version }) : t('flow.banner.draftOfNew')}</strong>
          <span className={styles.keeping} data-keeping={draft.keeping}>
            {t(`flow.banner.${draft.keeping}`, { time: draft.savedAt ? format.time(draft.savedAt) : '' })}
          </span>
          {draft.overtaken && <span className={styles.overtaken}>{t('flow.banner.overtaken', { version })}</span>}
        </div>
        <div className={styles.actions}>
          {mayChange && (
            <Button variant="subtle" color="gray" onClick={draft.discard}>
              {t('flow.discard')}
            </Button>
          )}
          <Button variant="default" onClick={onCompare}>
            {t('flow.compare')}
          </Button>
          {mayChange && <Button onClick={onDeploy}>{t('flow.deploy')}</Button>}
        </div>
      </section>
      {draft.keeping === 'failed' && <ErrorState title={t('flow.banner.notKept')} error={draft.error} />}
    </>
  );
}
