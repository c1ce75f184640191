export type * from './statement-model.ts';
export type { BalanceCheck } from './balance-check.ts';
export { checkBalances } from './balance-check.ts';
export { readCamt } from './camt-reader.ts';
