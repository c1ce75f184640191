import { Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { CaseRow } from '../api/schema.ts';
import { isZero } from '../format/money.ts';
import { useAge } from '../format/use-age.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import list from '../list/list-table.module.css';
import { StateBadge } from '../states/state-badge.tsx';
import styles from './case-table.module.css';
import { PaymentBadge } from './payment-badge.tsx';
import { StageTrack } from './stage-track.tsx';

/** One line per case; the whole line leads to it. On phones each line becomes a small block. */
export function CaseTable({ rows }: { rows: CaseRow[] }) {
  const { t } = useWords();
  return (
    <table className={`${list.table} ${styles.table}`} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col">{t('cases.column.customer')}</th>
          <th scope="col" className={list.number}>
            {t('cases.column.amount')}
          </th>
          <th scope="col">{t('cases.column.stage')}</th>
          <th scope="col">{t('cases.column.payment')}</th>
          <th scope="col" className={list.number}>
            {t('cases.column.open')}
          </th>
          <th scope="col" className={styles.due}>
            {t('cases.column.due')}
          </th>
          <th scope="col">{t('cases.column.questions')}</th>
          <th scope="col" className={styles.updated}>
            {t('cases.column.updated')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function CaseLine({ row }: { row: CaseRow }) {
  const { t } = useWords();
  const format = useFormat();
  const age = useAge();
  const { payment } = row;
  return (
    <tr role="row" className={`${list.line} ${styles.line}`} data-case={row.id}>
      <td role="cell" className={`${list.named} ${styles.who}`}>
        <Link to={`/cases/${row.id}`} className={list.link}>
          {row.customer?.name ?? t('cases.customerUnknown')}
        </Link>
        <span className={list.second}>{row.deal.name}</span>
      </td>
      <td role="cell" className={`${list.number} ${styles.amount}`}>
        {format.money(row.amount, row.currency)}
      </td>
      <td role="cell" className={styles.stage}>
        <StageTrack stages={row.stages} />
      </td>
      <td role="cell" className={styles.payment}>
        <PaymentBadge status={payment.status} />
      </td>
      <td role="cell" className={`${list.number} ${styles.open}`} data-zero={isZero(payment.open) || undefined}>
        <span className={styles.phoneLabel}>{t('cases.column.open')} </span>
        {payment.status === 'none' ? '–' : format.money(payment.open, payment.currency)}
      </td>
      <td role="cell" className={styles.due} data-overdue={payment.status === 'overdue' || undefined}>
        {payment.dueDate && !isZero(payment.open) ? format.day(payment.dueDate) : ''}
      </td>
      <td role="cell" className={styles.questions}>
        {row.openQuestions > 0 && (
          <StateBadge tone="warning">{t('cases.questions', { count: row.openQuestions })}</StateBadge>
        )}
      </td>
      <td role="cell" className={`${list.ago} ${styles.updated}`}>
        <Tooltip label={format.time(row.updatedAt)}>
          <time dateTime={row.updatedAt}>{age(row.updatedAt)}</time>
        </Tooltip>
      </td>
    </tr>
  );
}
