import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Voucher } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { chainContext, type VoucherContext } from './chain-context.ts';
import { ChainGraph } from './chain-graph.tsx';
import { ChainList } from './chain-list.tsx';

/** The vouchers, the one that is open, and how to open one. */
export interface ChainProps {
  vouchers: Voucher[];
  opened: string | undefined;
  onOpen: (id: string) => void;
}

/** What the drawings of a chain take in addition. */
export interface DrawnChainProps extends ChainProps {
  contextOf: (voucher: Voucher) => VoucherContext;
}

/** The vouchers of a case: a graph from left to right, a list from top to bottom on phones. */
export function ChainView(props: ChainProps) {
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const contextOf = useMemo(() => chainContext(props.vouchers), [props.vouchers]);
  if (props.vouchers.length === 0) return <EmptyState title={t('chain.empty.title')} hint={t('chain.empty.hint')} />;
  return narrow ? <ChainList {...props} contextOf={contextOf} /> : <ChainGraph {...props} contextOf={contextOf} />;
}
