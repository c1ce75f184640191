export type * from './invoice.ts';
export type { PaymentTerms, Skonto } from './payment-terms.ts';
export { writePaymentTerms } from './payment-terms.ts';
export type { Finding } from './invoice-check.ts';
export { checkInvoice, knownRules, ruleSetVersion } from './invoice-check.ts';
export { billingProfile, writeXRechnungUbl, xrechnungCustomization } from './ubl-writer.ts';
