import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFlowVersion } from '../api/flow-queries.ts';
import { queryString } from '../api/query-string.ts';
import type { Diagnostic, FlowDetail, FlowVersionRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge } from '../states/state-badge.tsx';
import { FlowDifference, type NamedText } from './flow-difference.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import styles from './version-list.module.css';

/** All versions of a flow, newest first; each can be compared with what is live, and brought back. */
export function VersionList({
  detail,
  mayChange,
  onRestored,
}: {
  detail: FlowDetail;
  mayChange: boolean;
  onRestored: (remarks: Diagnostic[]) => void;
}) {
  const { t } = useWords();
  const [compared, setCompared] = useState<number>();
  const [restored, setRestored] = useState<number>();
  const {
    flow: { flow, live },
    source,
    versions,
  } = detail;
  const liveText = live && { name: t('flow.side.live', { version: live.version }), source: source ?? '' };
  if (versions.length === 0) return <EmptyState title={t('versions.empty.title')} hint={t('versions.empty.hint')} />;
  return (
    <>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <VersionLine
            key={version.version}
            flow={flow}
            version={version}
            compared={version.version === compared}
            onCompare={() => setCompared(version.version === compared ? undefined : version.version)}
            onRestore={mayChange ? () => setRestored(version.version) : undefined}
          >
            {liveText && version.version === compared && (
              <Compared flow={flow} version={version.version} live={liveText} />
            )}
          </VersionLine>
        ))}
      </ol>
      <RestoreDialog
        flow={flow}
        version={restored}
        base={live?.version ?? null}
        onClose={() => setRestored(undefined)}
        onRestored={onRestored}
      />
    </>
  );
}

function VersionLine({
  flow,
  version: { version, live, origin, author, note, restores, createdAt },
  compared,
  onCompare,
  onRestore,
  children,
}: {
  flow: string;
  version: FlowVersionRow;
  compared: boolean;
  onCompare: () => void;
  onRestore: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <li className={styles.version} data-version={version}>
      <div className={styles.line}>
        <span className={styles.number}>
          {t('flows.version', { version })} {live && <StateBadge tone="success">{t('versions.live')}</StateBadge>}
        </span>
        <span className={styles.note}>
          {note || t(`versions.origin.${origin}`)}
          {restores !== null && ` (${t('versions.restores', { version: restores })})`}
        </span>
        <span className={styles.who}>
          {author} · {format.time(createdAt)} ·{' '}
          <Link to={`/runs${queryString({ flow, version: String(version) })}`}>{t('versions.runs')}</Link>
        </span>
        {!live && (
          <span className={styles.actions}>
            <Button size="compact-xs" variant="default" aria-expanded={compared} onClick={onCompare}>
              {t('versions.compare')}
            </Button>
            {onRestore && (
              <Button size="compact-xs" variant="default" onClick={onRestore}>
                {t('versions.restore')}
              </Button>
            )}
          </span>
        )}
      </div>
      {children}
    </li>
  );
}

function Compared({ flow, version, live }: { flow: string; version: number; live: NamedText }) {
  const { t } = useWords();
  const { data, error, refetch } = useFlowVersion(flow, version);
  if (error) return <ErrorState title={t('versions.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines lines={6} />;
  return (
    <div className={styles.compared}>
      <FlowDifference before={{ name: t('flows.version', { version }), source: data.source }} after={live} />
    </div>
  );
}
