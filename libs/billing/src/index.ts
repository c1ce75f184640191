export { billingConnector } from './connector/billing-connector.ts';
export { BillingSettings } from './settings/billing-settings.ts';
export { billingSettingsInUse, judgeBillingSettings, readBillingSettings } from './settings/read-settings.ts';
export { openTransactions } from './read/open-transactions.ts';
export { listCases, type CaseQuery, type CaseRow } from './read/case-list.ts';
export { caseIdsByNumber } from './read/case-numbers.ts';
export { readCase } from './read/case-detail.ts';
export type { FileUrl, Voucher } from './read/case-vouchers.ts';
export { chainReport, type Chain, type ChainTotals } from './read/chain-report.ts';
export {
  importStatements,
  readStatementFile,
  type BalanceGap,
  type ImportedStatements,
} from './services/statement-import.ts';
export { caseProgress, type CaseProgress } from './read/case-progress.ts';
export { storedDocuments, type StoredDocument } from './read/stored-documents.ts';
