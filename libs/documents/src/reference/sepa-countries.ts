const listed = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

/** The European Economic Area by IBAN prefix: inside it a transfer needs no BIC (Regulation (EU) 260/2012, art. 5 (7); 2026-11). */
export const economicArea = listed(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK',
);

/** IBAN prefixes of the SEPA schemes (EPC409-09, list of scheme countries, with those who joined until 2025; 2026-11). */
export const sepaCountries: ReadonlySet<string> = new Set([
  ...economicArea,
  ...listed('AD AL CH GB GI MC MD ME MK RS SM VA'),
]);
