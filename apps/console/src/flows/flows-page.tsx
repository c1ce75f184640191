import { Link } from 'react-router';
import { useFlows } from '../api/flow-queries.ts';
import type { FlowRow } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import page from '../list/list-page.module.css';
import list from '../list/list-table.module.css';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge } from '../states/state-badge.tsx';
import styles from './flows-page.module.css';

/** The flows: what is live of each, and what is being written. */
export function FlowsPage() {
  const { t } = useWords();
  const { data: flows, error, isPending, refetch } = useFlows();
  return (
    <>
      <PageTitle title={t('flows.title')} facts={flows && t('flows.count', { count: flows.length })} />
      <section className={page.panel} aria-label={t('flows.title')}>
        {isPending && <LoadingLines lines={9} />}
        {error && !flows && <ErrorState title={t('flows.failed')} error={error} onRetry={() => void refetch()} />}
        {flows?.length === 0 && <EmptyState title={t('flows.empty.title')} hint={t('flows.empty.hint')} />}
        {flows && flows.length > 0 && <FlowTable flows={flows} />}
      </section>
    </>
  );
}

function FlowTable({ flows }: { flows: FlowRow[] }) {
  const { t } = useWords();
  return (
    <table className={list.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {(['flow', 'owner', 'live', 'files', 'draft'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`flows.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {flows.map((row) => (
          <FlowLine key={row.flow} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function FlowLine({ row: { flow, title, owner, live, drift, draft } }: { row: FlowRow }) {
  const { t, text, word } = useWords();
  const format = useFormat();
  return (
    <tr role="row" className={`${list.line} ${styles.line}`} data-flow={flow}>
      <td role="cell" className={styles.name}>
        <Link to={`/flows/${encodeURIComponent(flow)}`} className={list.link}>
          {text(title)}
        </Link>
        <code className={styles.id}>{flow}</code>
      </td>
      <td role="cell" className={styles.owner}>
        {owner && word('role', owner)}
      </td>
      <td role="cell" className={styles.live}>
        {live ? (
          <span title={format.time(live.since)}>{t('flows.version', { version: live.version })}</span>
        ) : (
          <StateBadge tone="quiet">{t('flows.notLive')}</StateBadge>
        )}{' '}
        {live?.observed && <StateBadge tone="plain">{t('flows.observed')}</StateBadge>}{' '}
        {live?.broken && <StateBadge tone="danger">{t('flows.broken')}</StateBadge>}
      </td>
      <td role="cell" className={styles.files}>
        {drift ? (
          <StateBadge tone="warning">{word('flowDrift', drift)}</StateBadge>
        ) : (
          <span className={styles.same}>{t('flows.asFiles')}</span>
        )}
      </td>
      <td role="cell" className={styles.draft}>
        {draft && <StateBadge tone="accent">{t('flows.draft')}</StateBadge>}
      </td>
    </tr>
  );
}
