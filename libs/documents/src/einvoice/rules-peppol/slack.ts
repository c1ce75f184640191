import { ExactAmount } from '../rules/exact-amount.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { placesAt } from '../rules/place.ts';
import { ciiPlaces } from '../rules/places.ts';

const currency = placesAt('DocumentCurrencyCode', `${ciiPlaces.settlement}/InvoiceCurrencyCode`);

const twoCents = new ExactAmount(2, 2);
const halfUnit = new ExactAmount(5, 1);

/** How far a product may be off: two cents, or half a unit in the currency without cents that the rules name. */
export function slackOf(invoice: PlacedInvoice): ExactAmount {
  const { outline } = invoice;
  if (!outline.has(currency)) invoice.presume(currency, (whole) => whole.raw(currency) !== 'HUF');
  return outline.raw(currency) === 'HUF' ? halfUnit : twoCents;
}
