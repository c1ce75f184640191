import { useMediaQuery } from '@mantine/hooks';
import type { Voucher } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { ChainGraph } from './chain-graph.tsx';
import { ChainList } from './chain-list.tsx';

/** What both drawings of a chain take: the vouchers, the one that is open, and how to open one. */
export interface ChainProps {
  vouchers: Voucher[];
  opened: string | undefined;
  onOpen: (id: string) => void;
}

/** What the drawings take in addition: the sentence that names what a voucher comes from, empty for the first. */
export interface DrawnChainProps extends ChainProps {
  originOf: (voucher: Voucher) => string;
}

/** The vouchers of a case: a graph from left to right, a list from top to bottom on phones. */
export function ChainView(props: ChainProps) {
  const { t, word } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (props.vouchers.length === 0) return <EmptyState title={t('chain.empty.title')} hint={t('chain.empty.hint')} />;
  const names = new Map(props.vouchers.map(({ id, kind, number }) => [id, number || word('voucher', kind)]));
  const originOf = ({ from }: Voucher) =>
    from.length === 0 ? '' : t('chain.from', { numbers: from.map((id) => names.get(id) ?? id).join(', ') });
  return narrow ? <ChainList {...props} originOf={originOf} /> : <ChainGraph {...props} originOf={originOf} />;
}
