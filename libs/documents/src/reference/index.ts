export type { CheckResult } from './check-result.ts';
export { checkCreditorReference, makeCreditorReference } from './creditor-reference.ts';
export { checkIban, formatIban } from './iban.ts';
export { checkVatId, normalizeVatId } from './vat-id.ts';
