import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { DeliveryDeed } from '../api/delivery-queries.ts';
import type { RefusedDeliveryList } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './refused-deliveries.module.css';

interface DeliveryLineProps {
  delivery: RefusedDeliveryList['deliveries'][number];
  mayDecide: boolean;
  onDeed: (kind: DeliveryDeed) => void;
}

/** One delivery: from whom, when and how large, why it could not be read, and what to do about it. */
export function DeliveryLine({ delivery, mayDecide, onDeed }: DeliveryLineProps) {
  const { t, text } = useWords();
  const format = useFormat();
  const { id, connection, receivedAt, bytes, code, message, remedy } = delivery;
  return (
    <li className={styles.row} data-delivery={id}>
      <p className={styles.facts}>
        <strong>{connection}</strong> · <time dateTime={receivedAt}>{format.time(receivedAt)}</time> ·{' '}
        {t('deliveries.bytes', { number: format.count(bytes) })} · <code>{code}</code>
      </p>
      <p className={styles.message}>{text(message)}</p>
      <p className={styles.remedy}>{text(remedy)}</p>
      {mayDecide && (
        <div className={styles.actions}>
          <Button size="compact-sm" variant="default" onClick={() => onDeed('retry')}>
            {t('deliveries.deed.retry')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onDeed('dismiss')}>
            {t('deliveries.deed.dismiss')}
          </Button>
          <Button
            component="a"
            href={`/api/v1/refused-deliveries/${encodeURIComponent(id)}/body`}
            download
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={14} stroke={1.7} aria-hidden />}
          >
            {t('deliveries.save')}
          </Button>
        </div>
      )}
    </li>
  );
}
