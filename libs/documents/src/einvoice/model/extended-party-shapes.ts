import type { ExtendedParty as PartyTerms } from '../terms/extended-parties.ts';
import { schemeOf } from '../terms/extended-parties.ts';
import type { ExtendedInvoiceParty, ExtendedParty, ItemParty } from './extended-party.ts';
import { addressOf, contact, electronicAddress, identifiers } from './party-shapes.ts';
import type { Shape } from './shape.ts';
import { may, shapeOf, some } from './shape.ts';

function anyParty(party: PartyTerms) {
  const contactShape = contact(party.contact);
  return {
    name: may(party.name),
    tradingName: may(party.tradingName),
    identifiers: identifiers(party.identifiers),
    registrationIdentifier: may(party.registration),
    registrationScheme: may(schemeOf(party.registration)),
    vatIdentifier: may(party.vatIdentifier),
    electronicAddress: electronicAddress(party.electronicAddress),
    address: addressOf(party.address),
    contacts: some(party.contactGroup, () => contactShape),
    role: may(party.role),
  };
}

/** A party of the whole invoice. */
export function invoiceParty(party: PartyTerms & { legalAddress: readonly [string, number] }): Shape {
  return shapeOf<ExtendedInvoiceParty>({ ...anyParty(party), legalAddress: addressOf(party.legalAddress) });
}

/** A party of a line. */
export function lineParty(party: PartyTerms): Shape {
  return shapeOf<ExtendedParty>(anyParty(party));
}

/** Who sells or makes an item. */
export function itemParty(party: PartyTerms & { description: string; taxNumber: string }): Shape {
  return shapeOf<ItemParty>({
    ...anyParty(party),
    legalInformation: may(party.description),
    taxNumber: may(party.taxNumber),
  });
}
