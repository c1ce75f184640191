export type { Finding } from './finding.ts';
export type { RuleSetVersion } from './rule-sets.ts';
export type { ValidationOptions, ValidationReport } from './validate-invoice.ts';
export { validateInvoice } from './validate-invoice.ts';
