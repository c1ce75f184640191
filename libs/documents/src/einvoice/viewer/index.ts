export { viewInvoice } from './invoice-viewer.ts';
