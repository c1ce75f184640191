import { Type, type Static } from 'typebox';

/** In which form a customer gets invoices: XML with a letter beside it, or a letter that carries its XML. */
export const InvoiceFormat = Type.Union([Type.Literal('xrechnung'), Type.Literal('zugferd')]);
export type InvoiceFormat = Static<typeof InvoiceFormat>;

/** The form where neither customer nor settings name one. */
export const USUAL_INVOICE_FORMAT: InvoiceFormat = 'xrechnung';
