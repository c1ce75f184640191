import styles from './chain-list.module.css';
import { layOutChain } from './chain-layout.ts';
import type { DrawnChainProps } from './chain-view.tsx';
import { useOrigin } from './use-origin.ts';
import { VoucherCard } from './voucher-card.tsx';

/** The chain from top to bottom; each voucher names what it comes from. */
export function ChainList({ vouchers, opened, onOpen, contextOf }: DrawnChainProps) {
  const originOf = useOrigin();
  return (
    <ol className={styles.list}>
      {layOutChain(vouchers).places.map(({ voucher }) => (
        <li key={voucher.id}>
          <span className={styles.from} aria-hidden>
            {originOf(contextOf(voucher))}
          </span>
          <VoucherCard voucher={voucher} context={contextOf(voucher)} opened={voucher.id === opened} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}
