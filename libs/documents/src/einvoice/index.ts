export type * from './invoice.ts';
export type { PaymentTerms, Skonto } from './payment-terms.ts';
export { writePaymentTerms } from './payment-terms.ts';
export { checkInvoice, knownRules, ruleSetVersion } from './invoice-check.ts';
export { billingProfile, writeXRechnungUbl, xrechnungCustomization } from './ubl-writer.ts';
export type { InvoiceProfile } from './profile.ts';
export { invoiceProfiles, specificationIds } from './profile.ts';
export * from './validation/index.ts';
