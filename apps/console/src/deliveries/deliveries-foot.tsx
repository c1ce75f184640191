import { Button } from '@mantine/core';
import type { DeliveryDeed, useRefusedDeliveries } from '../api/delivery-queries.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import list from '../list/list-page.module.css';

/** The server takes so many at once. */
const AT_ONCE = 200;

/** What somebody wants to do to deliveries, and has not confirmed yet. */
export interface WishedDeed {
  kind: DeliveryDeed;
  ids: string[];
}

/** Shows more deliveries, or does one thing to all that are shown. */
export function DeliveriesFoot({
  pages: { hasNextPage, fetchNextPage, isFetchingNextPage },
  shown,
  mayDecide,
  onDeed,
}: {
  pages: ReturnType<typeof useRefusedDeliveries>;
  /** Ids of the deliveries on the page. */
  shown: string[];
  mayDecide: boolean;
  onDeed: (deed: WishedDeed) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const ids = shown.slice(0, AT_ONCE);
  return (
    <div className={list.more}>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('deliveries.more')}
        </Button>
      )}
      {mayDecide && shown.length > 1 && (
        <>
          <Button variant="default" onClick={() => onDeed({ kind: 'retry', ids })}>
            {t('deliveries.retryAll', { number: format.count(ids.length) })}
          </Button>
          <Button variant="default" onClick={() => onDeed({ kind: 'dismiss', ids })}>
            {t('deliveries.dismissAll', { number: format.count(ids.length) })}
          </Button>
        </>
      )}
    </div>
  );
}
