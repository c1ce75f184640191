export { readCamt, streamCamt } from './camt/camt-reader.ts';
export type * from './statement-model.ts';
export type { StatementEvent } from './statement-events.ts';
export type { BalanceCheck, TotalsCheck } from './statement-sums.ts';
export { checkBalances, checkTotals } from './statement-sums.ts';
