import type { CaseRow } from '../api/schema.ts';
import { isZero } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './money-line.module.css';

/** The sum of the case as an accountant reads it: invoiced − received − Skonto = open. */
export function MoneyLine({ row }: { row: CaseRow }) {
  const { t } = useWords();
  const format = useFormat();
  const { payment } = row;
  const parts = [
    { name: 'invoiced', sign: '', amount: payment.invoiced },
    { name: 'received', sign: '−', amount: payment.received },
    { name: 'skonto', sign: '−', amount: payment.skonto },
    { name: 'open', sign: '=', amount: payment.open },
  ];
  return (
    <dl className={styles.line}>
      {parts.map(({ name, sign, amount }) => (
        <div key={name} className={styles.part} data-name={name} data-zero={isZero(amount) || undefined}>
          <dt>{t(`money.${name}`)}</dt>
          <dd>
            {sign && (
              <span className={styles.sign} aria-hidden>
                {sign}
              </span>
            )}
            {format.money(amount, payment.currency)}
          </dd>
        </div>
      ))}
      {payment.dueDate && (
        <div className={styles.part} data-name="due" data-overdue={payment.status === 'overdue' || undefined}>
          <dt>{t('money.due')}</dt>
          <dd>{format.day(payment.dueDate)}</dd>
        </div>
      )}
    </dl>
  );
}
