import { Button } from '@mantine/core';
import { useRuns } from '../api/run-queries.ts';
import { DeliveryNotice } from '../deliveries/delivery-notice.tsx';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import list from '../list/list-page.module.css';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { BulkActions } from './deeds/bulk-actions.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunTable } from './run-table.tsx';
import { useRunFilter } from './use-run-filter.ts';

/** The list of runs, the newest first, narrowed by search and state. */
export function RunsPage() {
  const { t } = useWords();
  const { filter, narrowed, change, clear } = useRunFilter();
  const { data, error, isPending, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useRuns(filter);
  const rows = data?.pages.flatMap((page) => page.runs) ?? [];
  const facts = data && (
    <span role="status">{t(hasNextPage ? 'runs.countMore' : 'runs.count', { count: rows.length })}</span>
  );
  return (
    <>
      <PageTitle title={t('runs.title')} facts={facts} />
      <DeliveryNotice />
      <RunFilters filter={filter} onChange={change} />
      {narrowed && <BulkActions filter={filter} offered={rows.length > 0} />}
      <section className={list.panel} aria-label={t('runs.title')} aria-busy={isPlaceholderData || undefined}>
        {isPending && <LoadingLines lines={10} />}
        {error && !data && <ErrorState title={t('runs.failed')} error={error} onRetry={() => void refetch()} />}
        {data && rows.length > 0 && <RunTable rows={rows} />}
        {data && rows.length === 0 && narrowed && (
          <EmptyState
            title={t('runs.nothingFound.title')}
            hint={t('runs.nothingFound.hint')}
            action={
              <Button variant="default" onClick={clear}>
                {t('runs.nothingFound.action')}
              </Button>
            }
          />
        )}
        {data && rows.length === 0 && !narrowed && (
          <EmptyState title={t('runs.empty.title')} hint={t('runs.empty.hint')} />
        )}
      </section>
      {hasNextPage && (
        <div className={list.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('runs.more')}
          </Button>
        </div>
      )}
    </>
  );
}
