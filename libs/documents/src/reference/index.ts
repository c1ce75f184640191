export { checkBic } from './bic.ts';
export type { CheckResult } from './check-result.ts';
export { checkCreditorReference, formatCreditorReference, makeCreditorReference } from './creditor-reference.ts';
export { checkIban, formatIban, isQrIban } from './iban.ts';
export { checkQrReference, formatQrReference, makeQrReference } from './qr-reference.ts';
export { checkVatId, normalizeVatId } from './vat-id.ts';
