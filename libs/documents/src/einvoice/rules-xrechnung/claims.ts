import type { InvoiceProfile } from '../profile.ts';
import { specificationIds } from '../profile.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import { familyOf } from '../rules/check.ts';
import { elementsAt } from '../rules/element-paths.ts';
import { places } from '../rules/places.ts';

/** True when the invoice names the specification of one of these profiles, to the letter. */
export function claims(invoice: SourceInvoice, ...profiles: InvoiceProfile[]): boolean {
  const ids: string[] = profiles.map((profile) => specificationIds[profile]);
  return elementsAt(invoice.root, places.customization[familyOf(invoice)]).some(({ content }) => ids.includes(content));
}
