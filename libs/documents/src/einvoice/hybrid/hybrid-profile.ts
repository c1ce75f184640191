import type { InvoiceProfile } from '../profile.ts';

/**
 * A profile as Factur-X and ZUGFeRD name it in the metadata of the PDF (`fx:ConformanceLevel`), smallest first; MINIMUM and BASIC WL
 * are no invoices in German tax law.
 */
export type HybridProfile = 'MINIMUM' | 'BASIC WL' | 'BASIC' | 'EN 16931' | 'EXTENDED' | 'XRECHNUNG';

/** How the embedded file of a profile is named, which version its metadata claim and how it relates to the printed pages. */
export interface HybridConvention {
  fileName: 'factur-x.xml' | 'xrechnung.xml';
  version: '1.0' | '3.0';
  relationship: 'Alternative' | 'Data';
}

const complete: HybridConvention = { fileName: 'factur-x.xml', version: '1.0', relationship: 'Alternative' };
const extract: HybridConvention = { ...complete, relationship: 'Data' };

const conventions: Record<HybridProfile, HybridConvention> = {
  MINIMUM: extract,
  'BASIC WL': extract,
  BASIC: complete,
  'EN 16931': complete,
  EXTENDED: complete,
  XRECHNUNG: { fileName: 'xrechnung.xml', version: '3.0', relationship: 'Alternative' },
};

/** The conventions of Factur-X 1.0 and ZUGFeRD 2 for a profile. */
export function hybridConvention(profile: HybridProfile): HybridConvention {
  return conventions[profile];
}

const levels: Readonly<Record<InvoiceProfile, HybridProfile | undefined>> = {
  'factur-x-minimum': 'MINIMUM',
  'factur-x-basic-wl': 'BASIC WL',
  'factur-x-basic': 'BASIC',
  en16931: 'EN 16931',
  'factur-x-extended': 'EXTENDED',
  xrechnung: 'XRECHNUNG',
  'xrechnung-extension': 'XRECHNUNG',
  'xrechnung-cvd': 'XRECHNUNG',
  peppol: undefined,
};

/** How the profile of an invoice is named in a PDF; undefined for those that no PDF embeds. */
export function hybridProfileOf(profile: InvoiceProfile): HybridProfile | undefined {
  return levels[profile];
}
