import type { InvoiceProfile } from '../profile.ts';

/** How people call the profiles. */
export const profileNames: Readonly<Record<InvoiceProfile, string>> = {
  en16931: 'EN 16931',
  xrechnung: 'XRechnung 3.0',
  'xrechnung-extension': 'XRechnung 3.0 Extension',
  'xrechnung-cvd': 'XRechnung 3.0 CVD',
  peppol: 'Peppol BIS Billing 3',
  'factur-x-minimum': 'Factur-X/ZUGFeRD MINIMUM',
  'factur-x-basic-wl': 'Factur-X/ZUGFeRD BASIC WL',
  'factur-x-basic': 'Factur-X/ZUGFeRD BASIC',
  'factur-x-extended': 'Factur-X/ZUGFeRD EXTENDED',
};
