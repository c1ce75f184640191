import { Button } from '@mantine/core';
import { useCases } from '../api/queries.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import list from '../list/list-page.module.css';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { useCaseFilter } from './use-case-filter.ts';

/** The list of cases: from the won deal to the payment, narrowed by search and stage. */
export function CasesPage() {
  const { t } = useWords();
  const { filter, narrowed, change, clear } = useCaseFilter();
  const { data, error, isPending, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useCases(filter);
  const rows = data?.pages.flatMap((page) => page.cases) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <>
      <PageTitle
        title={t('cases.title')}
        facts={data && <span role="status">{t(narrowed ? 'cases.countFound' : 'cases.count', { count: total })}</span>}
      />
      <CaseFilters filter={filter} onChange={change} />
      <section className={list.panel} aria-label={t('cases.title')} aria-busy={isPlaceholderData || undefined}>
        {isPending && <LoadingLines lines={10} />}
        {error && !data && <ErrorState title={t('cases.failed')} error={error} onRetry={() => void refetch()} />}
        {data && rows.length > 0 && <CaseTable rows={rows} />}
        {data && rows.length === 0 && narrowed && (
          <EmptyState
            title={t('cases.nothingFound.title')}
            hint={t('cases.nothingFound.hint')}
            action={
              <Button variant="default" onClick={clear}>
                {t('cases.nothingFound.action')}
              </Button>
            }
          />
        )}
        {data && rows.length === 0 && !narrowed && (
          <EmptyState title={t('cases.empty.title')} hint={t('cases.empty.hint')} />
        )}
      </section>
      {hasNextPage && (
        <div className={list.more}>
          <span>{t('cases.shown', { shown: rows.length, count: total })}</span>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('cases.more')}
          </Button>
        </div>
      )}
    </>
  );
}
