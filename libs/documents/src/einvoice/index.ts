export type * from './model/index.ts';
export type { PaymentTerms, Skonto } from './payment-terms.ts';
export { readPaymentTerms, writePaymentTerms } from './payment-terms.ts';
export type { InvoiceProfile } from './profile.ts';
export { invoiceProfiles, specificationIds } from './profile.ts';
export * from './validation/index.ts';
export type { ReadInvoice } from './reading/index.ts';
export { readInvoice } from './reading/index.ts';
export { reducedTo, writeCii, writeUbl } from './writing/index.ts';
