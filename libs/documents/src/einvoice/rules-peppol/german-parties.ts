import { placeAt } from '../rules/place.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';

const countries = ['AccountingSupplierParty', 'AccountingCustomerParty'].map((party) =>
  placeAt(`${party}/Party/PostalAddress/Country/IdentificationCode`),
);

/** True when both seller and buyer have a German address, which lets national rules of Peppol apply. */
export function bothGerman(invoice: PlacedInvoice): boolean {
  return countries.every((country) => invoice.text(country).toUpperCase() === 'DE');
}
