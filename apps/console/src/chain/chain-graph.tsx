import { useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { chainSizes, cornerOf, linkPath } from './chain-geometry.ts';
import styles from './chain-graph.module.css';
import { chainColumns, layOutChain } from './chain-layout.ts';
import type { ChainProps } from './chain-view.tsx';
import { VoucherCard } from './voucher-card.tsx';

/** The chain as a graph; pointing at a voucher lights up what it comes from and what follows. */
export function ChainGraph({ vouchers, opened, onOpen }: ChainProps) {
  const { t } = useWords();
  const [pointed, setPointed] = useState<string>();
  const layout = useMemo(() => layOutChain(vouchers), [vouchers]);
  const edge = cornerOf(chainColumns.length, layout.rows);
  const width = edge.x - chainSizes.gapX;
  const height = edge.y - chainSizes.gapY;
  return (
    <div className={styles.scroller} role="group" aria-label={t('chain.graph')}>
      <div className={styles.heads} style={{ width }} aria-hidden>
        {chainColumns.map(({ name }, column) => (
          <span key={name} className={styles.head} style={{ left: cornerOf(column, 0).x }}>
            {t(`chain.column.${name}`)}
          </span>
        ))}
      </div>
      <div className={styles.canvas} style={{ width, height }}>
        <svg className={styles.links} width={width} height={height} aria-hidden>
          {layout.links.map((link) => (
            <path
              key={`${link.from.voucher.id} ${link.to.voucher.id}`}
              d={linkPath(link)}
              className={styles.link}
              data-gap={link.to.voucher.missing || undefined}
              data-lit={[link.from.voucher.id, link.to.voucher.id].some((id) => id === pointed) || undefined}
            />
          ))}
        </svg>
        {layout.places.map(({ voucher, column, row }) => (
          <div
            key={voucher.id}
            className={styles.place}
            style={{ ...placeStyle(column, row), width: chainSizes.width, height: chainSizes.height }}
            onPointerEnter={() => setPointed(voucher.id)}
            onPointerLeave={() => setPointed(undefined)}
            onFocus={() => setPointed(voucher.id)}
            onBlur={() => setPointed(undefined)}
          >
            <VoucherCard voucher={voucher} opened={voucher.id === opened} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </div>
  );
}

function placeStyle(column: number, row: number): { left: number; top: number } {
  const { x, y } = cornerOf(column, row);
  return { left: x, top: y };
}
