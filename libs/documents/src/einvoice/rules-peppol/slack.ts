import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { placesAt } from '../rules/place.ts';
import { ciiPlaces } from '../rules/places.ts';

const currency = placesAt('DocumentCurrencyCode', `${ciiPlaces.settlement}/InvoiceCurrencyCode`);

/** How far a product may be off: two cents, or half a unit in the currency without cents that the rules name. */
export function slackOf(invoice: PlacedInvoice): string {
  return invoice.raw(currency) === 'HUF' ? '0.5' : '0.02';
}
