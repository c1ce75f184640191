import { openTransactions, type BalanceGap } from '@belegfluss/billing';
import { announce, type Announcement } from '@belegfluss/engine';
import type { Pack } from '@belegfluss/flow';
import type { Books } from './books.ts';

/**
 * Hands what was imported to the flows, as the download of a statement does: payments to allocate, gaps to settle.
 * Everything still open is told, so an import that was interrupted is made up for by the next one; telling twice changes nothing.
 */
export async function handOver({ db }: Books, pack: Pack, gaps: BalanceGap[]): Promise<void> {
  const payments = (await openTransactions(db)).map((transactionId): Announcement => ({
    id: transactionId,
    event: 'payment_arrived',
    key: transactionId,
    data: { transactionId },
  }));
  const found = gaps.map(({ statementId }): Announcement => ({
    id: statementId,
    event: 'balance_gap_found',
    key: statementId,
    data: { statementId },
  }));
  await announce(db, pack, [...payments, ...found]);
}
