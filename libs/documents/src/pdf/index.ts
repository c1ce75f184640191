export { renderInvoicePdf } from './invoice-pdf.ts';
export type { InvoiceView, Letterhead } from './invoice-view.ts';
