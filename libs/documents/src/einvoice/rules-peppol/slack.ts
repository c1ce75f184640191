import type { SourceInvoice } from '../source/source-invoice.ts';
import { rawAt } from '../rules/element-paths.ts';
import { ciiPlaces } from '../rules/places.ts';

/** How far a product may be off: two cents, or half a unit in the currency without cents that the rules name. */
export function slackOf({ root, syntax }: SourceInvoice): string {
  const currency = rawAt(
    root,
    syntax === 'cii' ? `${ciiPlaces.settlement}/InvoiceCurrencyCode` : 'DocumentCurrencyCode',
  );
  return currency === 'HUF' ? '0.5' : '0.02';
}
