import { Button } from '@mantine/core';
import { useState } from 'react';
import { useConnections } from '../api/queries.ts';
import type { ConnectionList } from '../api/schema.ts';
import { RefusedDeliveries } from '../deliveries/refused-deliveries.tsx';
import { useFormat } from '../format/use-format.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { OPERATOR } from '../sign-in/operator.ts';
import { useHasRole } from '../sign-in/use-has-role.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge, type Tone } from '../states/state-badge.tsx';
import styles from './connections-page.module.css';
import { SecretsDialog } from './secrets-dialog.tsx';

type Connection = ConnectionList['connections'][number];

/** The connections to other systems and whether calls go through. */
export function ConnectionsPage() {
  const { t } = useWords();
  const { data: connections, error, refetch } = useConnections();
  return (
    <>
      <PageTitle
        title={t('connections.title')}
        facts={connections && t('connections.count', { count: connections.length })}
      />
      {error && !connections && (
        <ErrorState title={t('connections.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {!connections && !error && <LoadingLines />}
      {connections?.length === 0 && (
        <EmptyState title={t('connections.empty.title')} hint={t('connections.empty.hint')} />
      )}
      <div className={styles.grid}>
        {connections?.map((connection) => (
          <ConnectionCard key={connection.name} connection={connection} />
        ))}
      </div>
      <RefusedDeliveries />
    </>
  );
}

function ConnectionCard({ connection }: { connection: Connection }) {
  const { t, text, word } = useWords();
  const format = useFormat();
  const breaker = breakerName(connection.breaker.state);
  const mayChange = useHasRole(OPERATOR);
  const [isSealing, setIsSealing] = useState(false);
  const unset = connection.secrets.filter(({ setAt }) => setAt === null);
  return (
    <article className={styles.card} data-connection={connection.name} data-breaker={breaker}>
      <header className={styles.head}>
        <h2>{text(connection.title)}</h2>
        <StateBadge tone={breakerTones[breaker]}>{t(`breaker.${breaker}.name`)}</StateBadge>
      </header>
      <p className={styles.meaning}>
        {t(`breaker.${breaker}.meaning`)}
        {connection.breaker.since && ` ${t('breaker.since', { time: format.time(connection.breaker.since) })}`}
      </p>
      <dl className={styles.facts}>
        <dt>{t('connections.name')}</dt>
        <dd>
          <code>{connection.name}</code> · {connection.connector}
        </dd>
        <dt>{t('connections.access')}</dt>
        <dd data-missing={!connection.authorised || undefined}>
          {t(connection.authorised ? 'connections.authorised' : 'connections.notAuthorised')}
        </dd>
        {unset.length > 0 && (
          <>
            <dt>{t('secrets.unset')}</dt>
            <dd data-missing>{unset.map(({ field }) => word('secretField', field)).join(', ')}</dd>
          </>
        )}
        <dt>{t('connections.lastGood')}</dt>
        <dd>{connection.lastGoodAt ? format.time(connection.lastGoodAt) : t('connections.never')}</dd>
        {connection.lastError && (
          <>
            <dt>{t('connections.lastError')}</dt>
            <dd>{connection.lastError}</dd>
          </>
        )}
      </dl>
      {connection.secrets.length > 0 && mayChange && (
        <Button className={styles.action} size="compact-sm" variant="default" onClick={() => setIsSealing(true)}>
          {t('secrets.change')}
        </Button>
      )}
      {isSealing && <SecretsDialog connection={connection} onClose={() => setIsSealing(false)} />}
    </article>
  );
}

const breakerTones = {
  closed: 'success',
  half_open: 'warning',
  open: 'danger',
  unknown: 'quiet',
} as const satisfies Record<string, Tone>;

function breakerName(state: string): keyof typeof breakerTones {
  const name = state
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('-', '_')
    .toLowerCase();
  return name === 'closed' || name === 'half_open' || name === 'open' ? name : 'unknown';
}
