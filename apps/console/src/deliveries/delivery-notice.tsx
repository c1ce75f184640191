import { Link } from 'react-router';
import { useRefusedCount } from '../api/delivery-queries.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './delivery-notice.module.css';

/** Says that messages came in of which no run has begun, and leads to them; nothing where there are none. */
export function DeliveryNotice() {
  const { t } = useWords();
  const format = useFormat();
  const { data: count = 0 } = useRefusedCount();
  if (count === 0) return null;
  return (
    <p className={styles.notice}>
      {t('deliveries.notice', { count, number: format.count(count) })}{' '}
      <Link to="/connections#deliveries">{t('deliveries.look')}</Link>
    </p>
  );
}
