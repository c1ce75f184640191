/** An identifier, with its scheme where it has one: 0088 for a GLN, 0060 for a D-U-N-S number (ISO/IEC 6523). */
export interface Identifier {
  id: string;
  scheme?: string;
}

/** A postal address, BG-5, BG-8, BG-12 or BG-15. EN 16931 demands the country, the profile MINIMUM nothing else. */
export interface PostalAddress {
  /** Address line 1, BT-35, BT-50, BT-64 or BT-75. */
  line1?: string;
  /** Address line 2, BT-36, BT-51, BT-65 or BT-76. */
  line2?: string;
  /** Address line 3, BT-162, BT-163, BT-164 or BT-165. */
  line3?: string;
  /** City, BT-37, BT-52, BT-66 or BT-77. */
  city?: string;
  /** Post code, BT-38, BT-53, BT-67 or BT-78. */
  postCode?: string;
  /** Country subdivision, BT-39, BT-54, BT-68 or BT-79. */
  subdivision?: string;
  /** Country code, BT-40, BT-55, BT-69 or BT-80. */
  country?: string;
}

/** An electronic address, BT-34 or BT-49, with its scheme: EM for e-mail, 0204 for a Leitweg-ID, 9930 for a German VAT id. */
export interface ElectronicAddress {
  scheme?: string;
  address: string;
}

/** A contact, BG-6, BG-9 or one of a party of the profile EXTENDED. */
export interface Contact {
  /** Contact point, BT-41 or BT-56. */
  name?: string;
  /** Telephone number, BT-42 or BT-57. */
  telephone?: string;
  /** E-mail address, BT-43 or BT-58. */
  email?: string;
  /** Fax number, BT-X-107, BT-X-115 or BT-X-158, of the profile EXTENDED. */
  fax?: string;
  /** Department beside the contact point, BT-41-0, BT-56-0 or BT-X-156, of the profile EXTENDED. */
  department?: string;
  /** Type code, BT-X-317, BT-X-318 or BT-X-321 (UNTDID 3139), of the profile EXTENDED. */
  type?: string;
}

/** The seller, BG-4. */
export interface Seller {
  /** Seller name, BT-27. */
  name: string;
  /** Seller trading name, BT-28. */
  tradingName?: string;
  /** Seller identifiers, BT-29: numbers that the buyer gave the seller, or global ones. */
  identifiers?: Identifier[];
  /** Seller legal registration identifier, BT-30. */
  registrationIdentifier?: string;
  /** Scheme of the legal registration identifier, BT-30-1. */
  registrationScheme?: string;
  /** Seller VAT identifier, BT-31; must be left out for category O. */
  vatIdentifier?: string;
  /** Seller tax registration identifier, BT-32: the German Steuernummer. */
  taxNumber?: string;
  /** Seller additional legal information, BT-33. */
  legalInformation?: string;
  /** Seller electronic address, BT-34. */
  electronicAddress?: ElectronicAddress;
  /** Seller postal address, BG-5. */
  address: PostalAddress;
  /** Seller contact, BG-6. */
  contact?: Contact;
  /** Contacts beyond the first, of the profile EXTENDED. */
  furtherContacts?: Contact[];
  /** Role code, BT-X-543 (UNTDID 3035), of the profile EXTENDED. */
  role?: string;
  /** Registered address, BG-X-14, of the profile EXTENDED. */
  legalAddress?: PostalAddress;
}

/** The buyer, BG-7. */
export interface Buyer {
  /** Buyer name, BT-44. */
  name: string;
  /** Buyer trading name, BT-45. */
  tradingName?: string;
  /** Buyer identifiers, BT-46: the customer number; EN 16931 knows one, CII has a place for one with a scheme besides. */
  identifiers?: Identifier[];
  /** Buyer legal registration identifier, BT-47. */
  registrationIdentifier?: string;
  /** Scheme of the legal registration identifier, BT-47-1. */
  registrationScheme?: string;
  /** Buyer VAT identifier, BT-48; must be left out for category O. */
  vatIdentifier?: string;
  /** Buyer electronic address, BT-49. */
  electronicAddress?: ElectronicAddress;
  /** Buyer postal address, BG-8. */
  address: PostalAddress;
  /** Buyer contact, BG-9. */
  contact?: Contact;
  /** Contacts beyond the first, of the profile EXTENDED. */
  furtherContacts?: Contact[];
  /** Role code, BT-X-544 (UNTDID 3035), of the profile EXTENDED. */
  role?: string;
  /** Legal information, BT-X-334, of the profile EXTENDED. */
  legalInformation?: string;
  /** Registered address, BG-X-15, of the profile EXTENDED. */
  legalAddress?: PostalAddress;
}

/** Who is paid, where it is not the seller, BG-10. */
export interface Payee {
  /** Payee name, BT-59. */
  name: string;
  /** Payee identifiers, BT-60. */
  identifiers?: Identifier[];
  /** Payee legal registration identifier, BT-61. */
  registrationIdentifier?: string;
  /** Scheme of the legal registration identifier, BT-61-1. */
  registrationScheme?: string;
  /** Payee postal address, BG-X-40, of the profile EXTENDED, as all that follows. */
  address?: PostalAddress;
  /** Trading name, BT-X-243. */
  tradingName?: string;
  /** VAT identifier, BT-X-257. */
  vatIdentifier?: string;
  /** Electronic address, BT-X-256. */
  electronicAddress?: ElectronicAddress;
  /** Contacts, BG-X-39. */
  contacts?: Contact[];
  /** Role code, BT-X-468 (UNTDID 3035). */
  role?: string;
  /** Registered address, BG-X-72. */
  legalAddress?: PostalAddress;
}

/** Who pays the seller's VAT, BG-11. */
export interface TaxRepresentative {
  /** Seller tax representative name, BT-62. */
  name: string;
  /** Seller tax representative VAT identifier, BT-63. */
  vatIdentifier?: string;
  /** Tax representative postal address, BG-12. */
  address: PostalAddress;
  /** Identifiers, BT-X-117, of the profile EXTENDED, as all that follows. */
  identifiers?: Identifier[];
  /** Legal registration identifier, BT-X-118. */
  registrationIdentifier?: string;
  /** Scheme of the legal registration identifier, BT-X-118-0. */
  registrationScheme?: string;
  /** Trading name, BT-X-119. */
  tradingName?: string;
  /** Electronic address, BT-X-125. */
  electronicAddress?: ElectronicAddress;
  /** Contacts, BG-X-17. */
  contacts?: Contact[];
  /** Role code, BT-X-547 (UNTDID 3035). */
  role?: string;
  /** Registered address, BG-X-59. */
  legalAddress?: PostalAddress;
}

/** Where and when goods or services were delivered, BG-13. */
export interface Delivery {
  /** Deliver to party name, BT-70. */
  name?: string;
  /** Deliver to location identifier, BT-71. */
  locationIdentifier?: string;
  /** Scheme of the deliver to location identifier, BT-71-1. */
  locationScheme?: string;
  /** Actual delivery date, BT-72. */
  date?: string;
  /** Deliver to address, BG-15; the country is needed for VAT category K. */
  address?: PostalAddress;
  /** Deliver to contacts, BG-X-26, of the profile EXTENDED, as all that follows. */
  contacts?: Contact[];
  /** Deliver to electronic address, BT-X-160. */
  electronicAddress?: ElectronicAddress;
  /** Legal registration identifier, BT-X-153. */
  registrationIdentifier?: string;
  /** Scheme of the legal registration identifier, BT-X-153-0. */
  registrationScheme?: string;
  /** Trading name, BT-X-154. */
  tradingName?: string;
  /** VAT identifier, BT-X-161. */
  vatIdentifier?: string;
  /** Role code, BT-X-550 (UNTDID 3035). */
  role?: string;
  /** Registered address, BG-X-67. */
  legalAddress?: PostalAddress;
}
