import type { InvoiceProfile } from '../profile.ts';
import { specificationIds } from '../profile.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { places } from '../rules/places.ts';

/** True when the invoice names the specification of one of these profiles, to the letter. */
export function claims(invoice: PlacedInvoice, ...profiles: InvoiceProfile[]): boolean {
  return invoice
    .at(places.customization)
    .some(({ content }) => profiles.some((profile) => specificationIds[profile] === content));
}
