import { Tabs } from '@mantine/core';
import type { Diagnostic, FlowDetail } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { FlowDifference } from './flow-difference.tsx';
import { FlowEditing } from './flow-editing.tsx';
import styles from './flow-tabs.module.css';
import type { FlowDraftState } from './use-flow-draft.ts';
import { VersionList } from './version-list.tsx';

/** One of the ways to look at the text of a flow. */
export type FlowTab = 'edit' | 'compare' | 'versions';

/** The text of a flow: to be written, beside what is live, and in its versions. */
export function FlowTabs({
  tab,
  onTab,
  detail,
  draft,
  mayChange,
  onRestored,
}: {
  tab: FlowTab;
  onTab: (tab: FlowTab) => void;
  detail: FlowDetail;
  draft: FlowDraftState;
  mayChange: boolean;
  /** Told with the warnings about it. */
  onRestored: (remarks: Diagnostic[]) => void;
}) {
  const { t } = useWords();
  const { source: liveText, versions } = detail;
  const { flow, live } = detail.flow;
  return (
    <Tabs value={tab} onChange={(next) => onTab(next as FlowTab)} keepMounted={false} className={styles.tabs}>
      <Tabs.List>
        <Tabs.Tab value="edit">{t('flow.tab.edit')}</Tabs.Tab>
        <Tabs.Tab value="compare">{t('flow.tab.compare')}</Tabs.Tab>
        <Tabs.Tab value="versions">{t('flow.tab.versions', { count: versions.length })}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="edit" pt="sm">
        <FlowEditing
          key={draft.edition}
          flow={flow}
          source={draft.source}
          onChange={mayChange ? draft.change : undefined}
        />
      </Tabs.Panel>
      <Tabs.Panel value="compare" pt="sm">
        <FlowDifference
          before={live ? { name: t('flow.side.live', { version: live.version }), source: liveText ?? '' } : undefined}
          after={{ name: t('flow.side.draft'), source: draft.source }}
        />
      </Tabs.Panel>
      <Tabs.Panel value="versions" pt="sm">
        <VersionList detail={detail} mayChange={mayChange} onRestored={onRestored} />
      </Tabs.Panel>
    </Tabs>
  );
}
