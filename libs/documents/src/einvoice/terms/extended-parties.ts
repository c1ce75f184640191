/** The ids of the terms of a party that Factur-X EXTENDED adds, by what they hold; numbers are those of `BT-X-…`. */
export interface ExtendedParty {
  /** The group of the party and the one around it. */
  group: string;
  parent: string;
  /** Whose, for the names of its terms: `des Zahlers`, `Payer`. */
  de: string;
  en: string;
  name: string;
  /** Identifiers with and without a scheme, as EN 16931 has one term for both; Factur-X counts those without by the number before. */
  identifiers: string;
  role: string;
  description?: string;
  registration: string;
  tradingName: string;
  /** Group and first term of an address, whose ids follow each other: post code, lines 1 to 3, city, country, subdivision. */
  legalAddress?: readonly [string, number];
  address: readonly [string, number];
  contactGroup: string;
  /** Person, department, kind, telephone, fax, e-mail. */
  contact: readonly [string, string, string, string, string, string];
  electronicAddress: string;
  vatIdentifier: string;
  taxNumber?: string;
}

const x = (number: number | string): string => `BT-X-${number}`;

type Numbers = readonly [number | string, number | string, number, number, number, number];

/** Most parties have the same terms, in the order of the list of fields. */
function party(
  about: readonly [group: string, parent: string, de: string, en: string],
  [identifiers, name, role, registration, tradingName, electronicAddress, vatIdentifier]: readonly number[],
  groups: readonly [contact: string, contactIds: Numbers, address: readonly [string, number]],
): ExtendedParty {
  const [group, parent, de, en] = about;
  const [contactGroup, [person, department, kind, telephone, fax, email], address] = groups;
  return {
    group,
    parent,
    de,
    en,
    contactGroup,
    address,
    contact: [x(person), x(department), x(kind), x(telephone), x(fax), x(email)],
    name: x(name ?? 0),
    identifiers: x(identifiers ?? 0),
    role: x(role ?? 0),
    registration: x(registration ?? 0),
    tradingName: x(tradingName ?? 0),
    electronicAddress: x(electronicAddress ?? 0),
    vatIdentifier: x(vatIdentifier ?? 0),
  };
}

/** Those of the whole invoice have a registered address besides. */
function invoiceParty(
  about: Parameters<typeof party>[0],
  numbers: Parameters<typeof party>[1],
  groups: Parameters<typeof party>[2],
  legalAddress: readonly [string, number],
): ExtendedParty & { legalAddress: readonly [string, number] } {
  return { ...party(about, numbers, groups), legalAddress };
}

/** The parties that the profile EXTENDED adds: list of fields of Factur-X 1.09 (ZUGFeRD 2.5), 10 June 2026. */
export const extendedParties = {
  salesAgent: invoiceParty(
    ['BG-X-49', 'BG-0', 'des Handelsvertreters', 'Sales agent'],
    [338, 335, 545, 339, 336, 341, 340],
    ['BG-X-51', [342, 343, 347, 344, 345, 346], ['BG-X-52', 348]],
    ['BG-X-53', 355],
  ),
  buyerTaxRepresentative: invoiceParty(
    ['BG-X-54', 'BG-0', 'des Steuervertreters des Käufers', 'Buyer tax representative'],
    [365, 362, 546, 366, 363, 368, 367],
    ['BG-X-55', [369, 370, 371, 372, 373, 374], ['BG-X-56', 375]],
    ['BG-X-57', 382],
  ),
  productEndUser: invoiceParty(
    ['BG-X-18', 'BG-0', 'des Endverwenders', 'Product end user'],
    [127, 128, 548, 129, 130, 143, 144],
    ['BG-X-20', [131, 132, 320, 133, 134, 135], ['BG-X-21', 136]],
    ['BG-X-60', 396],
  ),
  buyerAgent: invoiceParty(
    ['BG-X-62', 'BG-0', 'des Vertreters des Käufers', 'Buyer agent'],
    [409, 406, 549, 410, 407, 412, 411],
    ['BG-X-64', [413, 414, 415, 416, 417, 418], ['BG-X-65', 419]],
    ['BG-X-66', 426],
  ),
  ultimateShipTo: invoiceParty(
    ['BG-X-27', 'BG-0', 'des endgültigen Warenempfängers', 'Ultimate deliver-to party'],
    [163, 164, 551, 165, 166, 179, 180],
    ['BG-X-28', [167, 168, 322, 169, 170, 171], ['BG-X-29', 172]],
    ['BG-X-68', 440],
  ),
  shipFrom: invoiceParty(
    ['BG-X-30', 'BG-0', 'des Versenders', 'Ship-from party'],
    [182, 183, 552, 184, 185, 198, 199],
    ['BG-X-31', [186, 187, 323, 188, 189, 190], ['BG-X-32', 191]],
    ['BG-X-69', 447],
  ),
  invoicer: invoiceParty(
    ['BG-X-33', 'BG-0', 'des Rechnungsstellers', 'Invoicer'],
    [206, 207, 553, 208, 209, 222, 223],
    ['BG-X-34', [210, 211, 324, 212, 213, 214], ['BG-X-35', 215]],
    ['BG-X-70', 454],
  ),
  invoicee: invoiceParty(
    ['BG-X-36', 'BG-0', 'des Rechnungsempfängers', 'Invoicee'],
    [225, 226, 554, 227, 228, 241, 242],
    ['BG-X-37', [229, 230, 325, 231, 232, 233], ['BG-X-38', 234]],
    ['BG-X-71', 461],
  ),
  payer: invoiceParty(
    ['BG-X-73', 'BG-0', 'des Zahlers', 'Payer'],
    [479, 476, 483, 480, 477, 482, 481],
    ['BG-X-74', [484, 485, 486, 487, 488, 489], ['BG-X-75', 490]],
    ['BG-X-76', 497],
  ),
  paymentTermsPayee: invoiceParty(
    ['BG-X-77', 'BT-20-00', 'des Empfängers dieser Zahlung', 'Payee of the payment terms'],
    [507, 504, 511, 508, 505, 510, 509],
    ['BG-X-78', [512, 513, 514, 515, 516, 517], ['BG-X-79', 518]],
    ['BG-X-80', 525],
  ),
  lineShipTo: {
    ...party(
      ['BG-X-7', 'BG-25', 'des Warenempfängers der Position', 'Line deliver-to party'],
      [0, 50, 541, 51, 52, 65, 66],
      ['BG-X-8', [54, '54-1', 315, 55, 56, 57], ['BG-X-9', 58]],
    ),
    identifiers: 'BT-186',
  },
  lineUltimateShipTo: party(
    ['BG-X-10', 'BG-25', 'des endgültigen Warenempfängers der Position', 'Line ultimate deliver-to party'],
    [68, 69, 542, 70, 71, 83, 84],
    ['BG-X-11', [72, '72-1', 316, 73, 74, 75], ['BG-X-12', 76]],
  ),
  lineSeller: {
    ...party(
      ['BG-X-90', 'BG-25', 'des Verkäufers der Position', 'Line seller'],
      [568, 569, 570, 572, 573, 586, 587],
      ['BG-X-91', [574, '574-1', 575, 576, 577, 578], ['BG-X-92', 579]],
    ),
    description: x(571),
    taxNumber: x(588),
  },
  manufacturer: {
    ...party(
      ['BG-X-93', 'BG-31', 'des Herstellers', 'Manufacturer'],
      [594, 595, 596, 598, 599, 613, 614],
      ['BG-X-94', [600, 601, 602, 603, 604, 605], ['BG-X-95', 606]],
    ),
    description: x(597),
    taxNumber: x(615),
  },
} as const satisfies Record<string, ExtendedParty>;

/** The roles and registered addresses that EXTENDED gives to the parties of EN 16931. */
export const extendedPartsOfParties = {
  seller: { role: x(543), legalAddress: ['BG-X-14', 100] },
  buyer: { role: x(544), legalAddress: ['BG-X-15', 108] },
  payee: { role: x(468), legalAddress: ['BG-X-72', 469] },
  taxRepresentative: { role: x(547), legalAddress: ['BG-X-59', 389] },
  shipTo: { role: x(550), legalAddress: ['BG-X-67', 433] },
} as const satisfies Record<string, { role: string; legalAddress: readonly [string, number] }>;

/** The ids of an address of EXTENDED, in the order of those of EN 16931: lines 1 to 3, city, post code, subdivision, country. */
export function extendedAddress(first: number): [string, string, string, string, string, string, string] {
  return [x(first + 1), x(first + 2), x(first + 3), x(first + 4), x(first), x(first + 6), x(first + 5)];
}

/** The term of the scheme of an identifier: EN 16931 counts it `-1`, Factur-X `-0` behind most terms of its own. */
export function schemeOf(term: string): string {
  return term.startsWith('BT-X-') && term !== 'BT-X-15' && term !== 'BT-X-117' ? `${term}-0` : `${term}-1`;
}
