import { sameAmount } from '../money.ts';

/** What an account held before and after the movements of a statement. */
export interface Balances {
  opening: string;
  closing: string;
}

/** What stands around a statement: those that end with the last day before it, and those of the very same days, each in the order of import. */
export interface Neighbours {
  before: readonly Balances[];
  beside: readonly Balances[];
}

/**
 * The closing balance behind which a statement should stand and does not; `undefined` where it joins, or is the first of its account.
 * Statements of the same days come in any order, so one joins whatever balance none of them has gone on from.
 */
export function missedClosing(statement: Balances, { before, beside }: Neighbours): string | undefined {
  const ends = openEnds(beside, openEnds(before, []));
  if (ends.some((end) => sameAmount(end, statement.opening))) return undefined;
  const isFirst = before.length === 0 && beside.some(({ opening }) => sameAmount(opening, statement.closing));
  return isFirst ? undefined : ends.at(-1);
}

/** Where the statements and the balances before them leave off. Those that go round in a circle may leave off anywhere. */
function openEnds(statements: readonly Balances[], from: readonly string[]): string[] {
  const closings = statements.map(({ closing }) => closing);
  const open = [...from, ...closings];
  for (const { opening } of statements) {
    const joined = open.findIndex((end) => sameAmount(end, opening));
    if (joined >= 0) open.splice(joined, 1);
  }
  return open.length > 0 ? open : closings;
}
