import type { SourceInvoice } from '../source/source-invoice.ts';
import { familyOf } from './check.ts';
import { elementsAt } from './element-paths.ts';
import { places } from './places.ts';

const CIUS = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** Specification identifiers (BT-24) of XRechnung 3.0: the standard, its extension, and clean vehicles (CVD 0.9). */
export const xrechnungIds = {
  standard: CIUS,
  extension: `${CIUS}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`,
  vehicles: `${CIUS}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`,
} as const;

/** True when the invoice names this specification, to the letter. */
export function claims(invoice: SourceInvoice, ...ids: string[]): boolean {
  return elementsAt(invoice.root, places.customization[familyOf(invoice)]).some(({ content }) => ids.includes(content));
}
