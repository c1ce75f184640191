const EN16931 = 'urn:cen.eu:en16931:2017';
const XRECHNUNG = `${EN16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;

/**
 * What an invoice claims to follow, by its specification identifier (BT-24) to the letter. The profile EN 16931 of Factur-X and
 * ZUGFeRD is the norm itself, their profile XRECHNUNG is XRechnung.
 */
export const specificationIds = {
  en16931: EN16931,
  xrechnung: XRECHNUNG,
  'xrechnung-extension': `${XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`,
  'xrechnung-cvd': `${XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`,
  peppol: `${EN16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
  'factur-x-minimum': 'urn:factur-x.eu:1p0:minimum',
  'factur-x-basic-wl': 'urn:factur-x.eu:1p0:basicwl',
  'factur-x-basic': `${EN16931}#compliant#urn:factur-x.eu:1p0:basic`,
  'factur-x-extended': `${EN16931}#conformant#urn:factur-x.eu:1p0:extended`,
} as const;

/** A profile that can be written and validated. */
export type InvoiceProfile = keyof typeof specificationIds;

/** All of them, in the order in which they are listed for people. */
export const invoiceProfiles = Object.keys(specificationIds).filter(
  (id): id is InvoiceProfile => id in specificationIds,
);

/** How older versions and other spellings are told, in the order in which they are tried. */
const alike: readonly [RegExp, InvoiceProfile][] = [
  [/extension:xrechnung/, 'xrechnung-extension'],
  [/xrechnung:cvd/, 'xrechnung-cvd'],
  [/xrechnung/, 'xrechnung'],
  [/peppol\.eu:2017:poacc:billing/, 'peppol'],
  [/:minimum$/, 'factur-x-minimum'],
  [/:basicwl$/, 'factur-x-basic-wl'],
  [/:basic$/, 'factur-x-basic'],
  [/:extended$/, 'factur-x-extended'],
];

/** The profile that a specification identifier means, in whatever version; the norm itself when it says nothing more. */
export function profileOf(specificationId: string): InvoiceProfile {
  const id = specificationId.trim();
  const exact = invoiceProfiles.find((profile) => specificationIds[profile] === id);
  return exact ?? alike.find(([pattern]) => pattern.test(id))?.[1] ?? 'en16931';
}
