import { useWords } from '../i18n/use-words.ts';
import type { VoucherContext } from './chain-context.ts';

/** Writes what a voucher comes from as a sentence; empty for the first of a chain. */
export function useOrigin(): (context: VoucherContext) => string {
  const { t, word } = useWords();
  return ({ origins }) =>
    origins.length === 0
      ? ''
      : t('chain.from', { numbers: origins.map(({ number, kind }) => number || word('voucher', kind)).join(', ') });
}
