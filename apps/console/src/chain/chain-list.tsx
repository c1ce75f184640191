import styles from './chain-list.module.css';
import { layOutChain } from './chain-layout.ts';
import type { DrawnChainProps } from './chain-view.tsx';
import { VoucherCard } from './voucher-card.tsx';

/** The chain from top to bottom; each voucher names what it comes from. */
export function ChainList({ vouchers, opened, onOpen, originOf }: DrawnChainProps) {
  return (
    <ol className={styles.list}>
      {layOutChain(vouchers).places.map(({ voucher }) => (
        <li key={voucher.id}>
          <span className={styles.from} aria-hidden>
            {originOf(voucher)}
          </span>
          <VoucherCard voucher={voucher} origin={originOf(voucher)} opened={voucher.id === opened} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}
