import { useSystem } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './brand.module.css';

/** The environment that needs no badge. */
const PRODUCTION = 'production';

/** The product's mark and name, the seller's name, and the badge of an environment that is not production. */
export function Brand() {
  const { data: system } = useSystem();
  const { t } = useWords();
  return (
    <div className={styles.brand}>
      <img src="/belegfluss.svg" alt="" width="28" height="28" />
      <div className={styles.names}>
        <span className={styles.product}>
          Belegfluss
          {system && system.environment !== PRODUCTION && (
            <span className={styles.sandbox} title={system.demo ? t('frame.sandboxMeaning') : undefined}>
              {system.demo ? t('frame.sandbox') : system.environment}
            </span>
          )}
        </span>
        {system && <span className={styles.seller}>{system.seller}</span>}
      </div>
    </div>
  );
}
