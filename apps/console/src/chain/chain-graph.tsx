import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { chainSizes, cornerOf, linkPath, type ChainSizes } from './chain-geometry.ts';
import styles from './chain-graph.module.css';
import { chainColumns, layOutChain } from './chain-layout.ts';
import type { DrawnChainProps } from './chain-view.tsx';
import { VoucherCard } from './voucher-card.tsx';

/** The chain as a graph; pointing at a voucher lights up what it comes from and what follows. */
export function ChainGraph({ vouchers, opened, onOpen, contextOf }: DrawnChainProps) {
  const { t } = useWords();
  const [pointed, setPointed] = useState<string>();
  const layout = useMemo(() => layOutChain(vouchers), [vouchers]);
  const { ref, width: room } = useElementSize();
  const sizes = chainSizes(room, chainColumns.length);
  const edge = cornerOf(chainColumns.length, layout.rows, sizes);
  const width = edge.x - sizes.gapX;
  const height = edge.y - sizes.gapY;
  return (
    <div className={styles.scroller} role="group" aria-label={t('chain.graph')}>
      <div ref={ref} />
      <div className={styles.heads} style={{ width }} aria-hidden>
        {chainColumns.map(({ name }, column) => (
          <span key={name} className={styles.head} style={{ left: cornerOf(column, 0, sizes).x }}>
            {t(`chain.column.${name}`)}
          </span>
        ))}
      </div>
      <div className={styles.canvas} data-slim={sizes.slim || undefined} style={{ width, height }}>
        <svg className={styles.links} width={width} height={height} aria-hidden>
          {layout.links.map((link) => (
            <path
              key={`${link.from.voucher.id} ${link.to.voucher.id}`}
              d={linkPath(link, sizes)}
              className={styles.link}
              data-gap={gapOf(link.to.voucher.missing, contextOf(link.to.voucher).later)}
              data-lit={[link.from.voucher.id, link.to.voucher.id].some((id) => id === pointed) || undefined}
            />
          ))}
        </svg>
        {layout.places.map(({ voucher, column, row }) => (
          <div
            key={voucher.id}
            className={styles.place}
            style={placeStyle(column, row, sizes)}
            onPointerEnter={() => setPointed(voucher.id)}
            onPointerLeave={() => setPointed(undefined)}
            onFocus={() => setPointed(voucher.id)}
            onBlur={() => setPointed(undefined)}
          >
            <VoucherCard
              voucher={voucher}
              context={contextOf(voucher)}
              opened={voucher.id === opened}
              onOpen={onOpen}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function gapOf(missing: boolean, later: boolean): 'now' | 'later' | undefined {
  if (!missing) return undefined;
  return later ? 'later' : 'now';
}

function placeStyle(column: number, row: number, sizes: ChainSizes) {
  const { x, y } = cornerOf(column, row, sizes);
  return { left: x, top: y, width: sizes.width, height: sizes.height };
}
