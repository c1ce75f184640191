import { useWords } from '../i18n/use-words.ts';
import styles from './chain-list.module.css';
import { layOutChain } from './chain-layout.ts';
import type { ChainProps } from './chain-view.tsx';
import { VoucherCard } from './voucher-card.tsx';

/** The chain from top to bottom; each voucher names what it comes from. */
export function ChainList({ vouchers, opened, onOpen }: ChainProps) {
  const { t, word } = useWords();
  const named = new Map(vouchers.map((voucher) => [voucher.id, voucher.number || word('voucher', voucher.kind)]));
  return (
    <ol className={styles.list}>
      {layOutChain(vouchers).places.map(({ voucher }) => (
        <li key={voucher.id}>
          {voucher.from.length > 0 && (
            <span className={styles.from}>
              {t('chain.from', { numbers: voucher.from.map((id) => named.get(id) ?? id).join(', ') })}
            </span>
          )}
          <VoucherCard voucher={voucher} opened={voucher.id === opened} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}
