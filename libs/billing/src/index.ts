export { billingConnector } from './connector/billing-connector.ts';
export { BillingSettings } from './settings/billing-settings.ts';
export { listCases, type CaseQuery, type CaseRow } from './read/case-list.ts';
export { readCase, type FileUrl, type Voucher } from './read/case-detail.ts';
export { chainReport, type Chain, type ChainTotals } from './read/chain-report.ts';
export { importStatements, type BalanceGap, type ImportedStatements } from './services/statement-import.ts';
export { caseProgress, type CaseProgress } from './read/case-progress.ts';
export { storedDocuments, type StoredDocument } from './read/stored-documents.ts';
