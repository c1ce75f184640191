import { openTransactions, type BalanceGap } from '@belegfluss/billing';
import { announce, type Announcement } from '@belegfluss/engine';
import type { Pack } from '@belegfluss/flow';
import type { Books } from './books.ts';

/**
 * Hands what was imported to the flows, as the download of a statement does: payments to allocate, gaps to settle.
 * Everything still open is told, so an import that was interrupted is made up for by the next one; telling twice changes nothing.
 */
export function handOver({ db }: Books, pack: Pack, gaps: BalanceGap[]): Promise<void> {
  return announce(db, pack, pagesOf(db, gaps));
}

/** Each announcement takes a lock until all of its page are on disk, and PostgreSQL has room for some ten thousand. */
const PAGE = 1_000;

async function* pagesOf(db: Books['db'], gaps: readonly BalanceGap[]): AsyncGenerator<Announcement[]> {
  let page = await openTransactions(db, { most: PAGE });
  for (; page.length > 0; page = await openTransactions(db, { after: page.at(-1), most: PAGE }))
    yield page.map(paymentArrived);
  for (let start = 0; start < gaps.length; start += PAGE) yield gaps.slice(start, start + PAGE).map(gapFound);
}

function paymentArrived(transactionId: string): Announcement {
  return { id: transactionId, event: 'payment_arrived', key: transactionId, data: { transactionId } };
}

function gapFound({ statementId }: BalanceGap): Announcement {
  return { id: statementId, event: 'balance_gap_found', key: statementId, data: { statementId } };
}
