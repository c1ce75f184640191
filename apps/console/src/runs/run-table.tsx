import { Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { RunRow } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useAge } from '../format/use-age.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import list from '../list/list-table.module.css';
import { StateBadge } from '../states/state-badge.tsx';
import { runTones } from '../timeline/run-tones.ts';
import styles from './run-table.module.css';

/** One line per run; the whole line leads to it. On phones each line becomes a small block. */
export function RunTable({ rows }: { rows: RunRow[] }) {
  const { t } = useWords();
  return (
    <table className={list.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col">{t('runs.column.flow')}</th>
          <th scope="col">{t('runs.column.state')}</th>
          <th scope="col">{t('runs.column.reason')}</th>
          <th scope="col" className={list.number}>
            {t('runs.column.took')}
          </th>
          <th scope="col">{t('runs.column.created')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <RunLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function RunLine({ row }: { row: RunRow }) {
  const { t, text, reason } = useWords();
  const format = useFormat();
  const age = useAge();
  return (
    <tr role="row" className={`${list.line} ${styles.line}`} data-run={row.id}>
      <td role="cell" className={`${list.named} ${styles.what}`}>
        <Link to={`/runs/${row.id}`} className={list.link}>
          {text(row.flowTitle)}
        </Link>
        <span className={list.second}>{isInternalId(row.recordKey) ? '' : row.recordKey}</span>
      </td>
      <td role="cell" className={styles.state}>
        <StateBadge tone={runTones[row.state]}>{t(`run.${row.state}`)}</StateBadge>
      </td>
      <td role="cell" className={styles.reason}>
        {row.reason && reason(row.reason)}
      </td>
      <td role="cell" className={`${list.number} ${styles.took}`}>
        {row.startedAt && row.endedAt ? format.duration(row.startedAt, row.endedAt) : ''}
      </td>
      <td role="cell" className={`${list.ago} ${styles.created}`}>
        <Tooltip label={format.time(row.createdAt)}>
          <time dateTime={row.createdAt}>{age(row.createdAt)}</time>
        </Tooltip>
      </td>
    </tr>
  );
}
