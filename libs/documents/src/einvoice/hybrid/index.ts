export { hybridInvoice } from './hybrid-invoice.ts';
export type { HybridContent } from './hybrid-reader.ts';
export { isPdf, readHybridPdf } from './hybrid-reader.ts';
export type { ValidatedFile } from './validate-invoice-file.ts';
export { maximumInvoiceBytes, validateInvoiceFile } from './validate-invoice-file.ts';
