import { useSystem } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './brand.module.css';

/** The product's mark and name, the seller's name, and the badge of a sandbox. */
export function Brand() {
  const { data: system } = useSystem();
  const { t } = useWords();
  return (
    <div className={styles.brand}>
      <img src="/belegfluss.svg" alt="" width="28" height="28" />
      <div className={styles.names}>
        <span className={styles.product}>
          Belegfluss
          {system?.demo && (
            <span className={styles.sandbox} title={t('frame.sandboxMeaning')}>
              {t('frame.sandbox')}
            </span>
          )}
        </span>
        {system && <span className={styles.seller}>{system.seller}</span>}
      </div>
    </div>
  );
}
