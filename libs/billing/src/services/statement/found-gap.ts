import type { Sql } from '@belegfluss/store';
import { missedClosing, type Balances, type Neighbours } from '../../rules/payments/balance-chain.ts';
import { difference } from '../../rules/money.ts';
import type { OutlinedStatement } from './statement-outline.ts';

/** A hole in the balances: inside of a statement, or between it and the one before. `difference` is what is missing. */
export interface BalanceGap {
  statementId: string;
  account: string;
  kind: 'within' | 'between';
  difference: string;
  currency: string;
}

/** Compares the balances with themselves and with the statement before; a hole that this statement fills is closed. */
export async function findGap(
  tx: Sql,
  statementId: string,
  { account, balances }: OutlinedStatement,
): Promise<BalanceGap | undefined> {
  if (balances.state === 'not-checkable') return undefined;
  const { currency } = balances;
  await closeFilledGap(tx, statementId);
  const gap =
    balances.state === 'broken'
      ? ({ kind: 'within', difference: balances.difference } as const)
      : await gapBefore(tx, statementId, balances);
  if (gap === undefined) return undefined;
  await tx.query('update bank_statement set gap = $2, gap_kind = $3 where id = $1', [
    statementId,
    gap.difference,
    gap.kind,
  ]);
  return { statementId, account, ...gap, currency };
}

async function gapBefore(
  tx: Sql,
  statementId: string,
  { opening, closing, currency }: Balances & { currency: string },
): Promise<{ kind: 'between'; difference: string } | undefined> {
  const missed = missedClosing({ opening, closing }, await neighbours(tx, statementId));
  return missed === undefined ? undefined : { kind: 'between', difference: difference(opening, missed, currency) };
}

/** An honest account has one or two statements a day. */
const MOST_OF_A_DAY = 100;

/** What stands around a statement: by its days alone, as what was imported first may have come in reverse. */
async function neighbours(tx: Sql, statementId: string): Promise<Neighbours> {
  const rows = await tx.query<Balances & { isBeside: boolean }>(
    `with own as (select * from bank_statement where id = $1),
       other as (select b.* from own join bank_statement b on b.account = own.account and b.currency = own.currency
         and b.message = own.message and b.id <> own.id and b.opening is not null and b.closing is not null),
       beside as (select other.* from other join own using (from_date, to_date) order by other.id desc limit $2),
       earlier as (select other.* from other join own on other.to_date <= own.from_date where other.id not in (select id from beside)),
       before as (select * from earlier where to_date = (select max(to_date) from earlier) order by id desc limit $2)
     select opening, closing, "isBeside" from (
       select id, opening, closing, true as "isBeside" from beside
       union all select id, opening, closing, false from before) around order by id`,
    [statementId, MOST_OF_A_DAY],
  );
  return { before: rows.filter(({ isBeside }) => !isBeside), beside: rows.filter(({ isBeside }) => isBeside) };
}

async function closeFilledGap(tx: Sql, statementId: string): Promise<void> {
  await tx.query(
    `update bank_statement later set gap = null, gap_kind = null
     from bank_statement filling
     where filling.id = $1 and later.account = filling.account and later.currency = filling.currency and later.message = filling.message
       and later.gap_kind = 'between' and later.opening = filling.closing
       and (later.from_date >= filling.to_date or (later.from_date, later.to_date) = (filling.from_date, filling.to_date))`,
    [statementId],
  );
}
