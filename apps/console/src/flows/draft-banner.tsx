import { Button } from '@mantine/core';
import type { FlowRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './draft-banner.module.css';
import { DiscardDraft } from './discard-draft.tsx';
import type { FlowDraftState } from './use-flow-draft.ts';

/** Says whether one looks at what is live or at a draft, and how the draft stands to it. */
export function DraftBanner({
  live,
  last,
  draft,
  mayChange,
  onCompare,
  onDeploy,
}: {
  live: FlowRow['live'];
  /** The version that was live last; undefined where none ever was. */
  last: number | undefined;
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
        {live && t('flow.banner.live', { version, time: format.time(live.since) })}
        {!live && (last === undefined ? t('flow.banner.never') : t('flow.banner.withdrawn', { version: last }))}
      </p>
    );
  }
  return (
    <>
      <section className={styles.draft} aria-label={t('flow.banner.name')} data-banner="draft">
        <div className={styles.words} role="status">
          <strong>
            {live && t('flow.banner.draft', { version })}
            {!live && t(last === undefined ? 'flow.banner.draftOfNew' : 'flow.banner.draftOfWithdrawn')}
          </strong>
          <span className={styles.keeping} data-keeping={draft.keeping}>
            {t(`flow.banner.${draft.keeping}`, { time: draft.savedAt ? format.time(draft.savedAt) : '' })}
          </span>
          {draft.overtaken && (
            <span className={styles.overtaken}>
              {live ? t('flow.banner.overtaken', { version, deployer: live.deployer }) : t('flow.banner.gone')}
            </span>
          )}
        </div>
        <div className={styles.actions}>
          {mayChange && <DiscardDraft onDiscard={draft.discard} />}
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
