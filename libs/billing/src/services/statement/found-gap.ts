import type { Sql } from '@belegfluss/store';
import { difference, sameAmount } from '../../rules/money.ts';
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
      : await gapBefore(tx, statementId, balances.opening, currency);
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
  opening: string,
  currency: string,
): Promise<{ kind: 'between'; difference: string } | undefined> {
  const [before] = await tx.query<{ closing: string }>(
    `select b.closing from bank_statement s
     join bank_statement b on b.account = s.account and b.currency = s.currency and b.message = s.message and b.id <> s.id
       and b.to_date <= s.from_date and b.closing is not null
     where s.id = $1 order by b.to_date desc, b.id desc limit 1`,
    [statementId],
  );
  if (before === undefined || sameAmount(before.closing, opening)) return undefined;
  return { kind: 'between', difference: difference(opening, before.closing, currency) };
}

async function closeFilledGap(tx: Sql, statementId: string): Promise<void> {
  await tx.query(
    `update bank_statement later set gap = null, gap_kind = null
     from bank_statement filling
     where filling.id = $1 and later.account = filling.account and later.currency = filling.currency and later.message = filling.message
       and later.gap_kind = 'between' and later.from_date >= filling.to_date and later.opening = filling.closing`,
    [statementId],
  );
}
