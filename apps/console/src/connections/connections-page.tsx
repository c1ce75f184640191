import { Button } from '@mantine/core';
import { useState } from 'react';
import { useConnections } from '../api/queries.ts';
import { RefusedDeliveries } from '../deliveries/refused-deliveries.tsx';
import { useFormat } from '../format/use-format.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { OPERATOR } from '../sign-in/operator.ts';
import { useHasRole } from '../sign-in/use-has-role.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge } from '../states/state-badge.tsx';
import { stateOf, TONES, type Connection } from './connection-state.ts';
import styles from './connections-page.module.css';
import { NearlyUsedBudgets } from './nearly-used-budgets.tsx';
import { SecretsDialog } from './secrets-dialog.tsx';

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
  const { t, text } = useWords();
  const format = useFormat();
  const state = stateOf(connection);
  const { breaker, pausedUntil } = connection;
  const mayChange = useHasRole(OPERATOR);
  const [isSealing, setIsSealing] = useState(false);
  return (
    <article className={styles.card} data-connection={connection.name} data-breaker={state}>
      <header className={styles.head}>
        <h2>{text(connection.title)}</h2>
        <StateBadge tone={TONES[state]}>{t(`breaker.${state}.name`)}</StateBadge>
      </header>
      <p className={styles.meaning}>
        {t(`breaker.${state}.meaning`, { time: pausedUntil && format.time(pausedUntil) })}
        {state === breaker.state && breaker.since && ` ${t('breaker.since', { time: format.time(breaker.since) })}`}
      </p>
      <dl className={styles.facts}>
        <dt>{t('connections.name')}</dt>
        <dd>
          <code>{connection.name}</code> · {connection.connector}
        </dd>
        {!connection.builtIn && <CallFacts connection={connection} />}
      </dl>
      {connection.secrets.length > 0 && mayChange && (
        <Button
          className={styles.action}
          size="compact-sm"
          variant="default"
          aria-label={`${t('secrets.change')} ${text(connection.title)}`}
          onClick={() => setIsSealing(true)}
        >
          {t('secrets.change')}
        </Button>
      )}
      {isSealing && <SecretsDialog connection={connection} onClose={() => setIsSealing(false)} />}
    </article>
  );
}

/** Whether calls may leave, and how the last ones went. */
function CallFacts({ connection }: { connection: Connection }) {
  const { authorised, secrets, lastGoodAt, lastError, budgets } = connection;
  const { t, word, reason } = useWords();
  const format = useFormat();
  const unset = secrets.filter(({ setAt }) => setAt === null);
  return (
    <>
      <dt>{t('connections.access')}</dt>
      <dd data-missing={!authorised || undefined}>
        {t(authorised ? 'connections.authorised' : 'connections.notAuthorised')}
      </dd>
      {unset.length > 0 && (
        <>
          <dt>{t('secrets.unset')}</dt>
          <dd data-missing>{unset.map(({ field }) => word('secretField', field)).join(', ')}</dd>
        </>
      )}
      <dt>{t('connections.lastGood')}</dt>
      <dd>{lastGoodAt ? format.time(lastGoodAt) : t('connections.never')}</dd>
      {lastError && (
        <>
          <dt>{t('connections.lastError')}</dt>
          <dd>
            {reason(lastError)} <code>{lastError}</code>
          </dd>
        </>
      )}
      <NearlyUsedBudgets budgets={budgets} />
    </>
  );
}
