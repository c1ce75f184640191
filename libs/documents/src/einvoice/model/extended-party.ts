import type { Contact, ElectronicAddress, Identifier, PostalAddress } from './parties.ts';

/** Somebody who takes part in an invoice of the profile EXTENDED; the ids of the terms stand in the table of its parties. */
export interface ExtendedParty {
  name?: string;
  tradingName?: string;
  /** Identifiers, with a scheme or without. */
  identifiers?: Identifier[];
  registrationIdentifier?: string;
  registrationScheme?: string;
  vatIdentifier?: string;
  electronicAddress?: ElectronicAddress;
  address?: PostalAddress;
  contacts?: Contact[];
  /** Role code (UNTDID 3035). */
  role?: string;
}

/** A party of the whole invoice, whose registered address may be another one. */
export interface ExtendedInvoiceParty extends ExtendedParty {
  legalAddress?: PostalAddress;
}

/** Who sells or makes an item, BG-X-90 or BG-X-93. */
export interface ItemParty extends ExtendedParty {
  /** Legal information, BT-X-571 or BT-X-597. */
  legalInformation?: string;
  /** Tax registration identifier, BT-X-588 or BT-X-615. */
  taxNumber?: string;
}
