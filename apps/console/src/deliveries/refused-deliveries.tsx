import { useState } from 'react';
import { useLocation } from 'react-router';
import { useRefusedDeliveries, type DeliveryFilter } from '../api/delivery-queries.ts';
import { useFormat } from '../format/use-format.ts';
import { RoleNote } from '../sign-in/role-note.tsx';
import { OPERATOR } from '../sign-in/operator.ts';
import { useHasRole } from '../sign-in/use-has-role.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListChoice } from '../list/list-choice.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { DeliveriesFoot, type WishedDeed } from './deliveries-foot.tsx';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import styles from './refused-deliveries.module.css';

const ALL: DeliveryFilter = { connection: '', code: '' };

/** What came in and could not be read, with why, and what people can make of it; nothing where there is none. */
export function RefusedDeliveries() {
  const { t, reason } = useWords();
  const format = useFormat();
  const mayDecide = useHasRole(OPERATOR);
  const isAsked = useLocation().hash === '#deliveries';
  const [filter, setFilter] = useState(ALL);
  const [deed, setDeed] = useState<WishedDeed>();
  const pages = useRefusedDeliveries(filter);
  const { data, error, refetch } = pages;
  if (error && !data) return <ErrorState title={t('deliveries.failed')} error={error} onRetry={() => void refetch()} />;
  const counts = data?.pages[0]?.counts ?? [];
  const rows = data?.pages.flatMap((page) => page.deliveries) ?? [];
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const groups = counts.map(({ connection, code, count }): [string, string] => [
    keyOf({ connection, code }),
    `${connection}: ${reason(code)} (${format.count(count)})`,
  ]);
  const choose = (key: string) => setFilter(counts.find((group) => keyOf(group) === key) ?? ALL);
  return (
    <section className={styles.section} ref={isAsked ? show : undefined} aria-labelledby="deliveries-title">
      <h2 className={styles.title} id="deliveries-title">
        {t('deliveries.title')} <span className={styles.count}>{format.count(all)}</span>
      </h2>
      <p className={styles.meaning}>{t('deliveries.meaning')}</p>
      {!mayDecide && <RoleNote role={OPERATOR} />}
      {groups.length > 1 && (
        <ListChoice
          label={t('deliveries.filter')}
          choices={[['', t('deliveries.all')], ...groups]}
          chosen={filter.code === '' ? '' : keyOf(filter)}
          onChoose={choose}
        />
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <DeliveryLine
            key={row.id}
            delivery={row}
            mayDecide={mayDecide}
            onDeed={(kind) => setDeed({ kind, ids: [row.id] })}
          />
        ))}
      </ul>
      <DeliveriesFoot pages={pages} shown={rows.map(({ id }) => id)} mayDecide={mayDecide} onDeed={setDeed} />
      {deed && <DeliveryDialog {...deed} onClose={() => setDeed(undefined)} />}
    </section>
  );
}

/** Links name the section; it comes to be when what stands in it is known. */
function show(section: HTMLElement | null): void {
  section?.scrollIntoView();
}

function keyOf({ connection, code }: DeliveryFilter): string {
  return `${connection} ${code}`;
}
