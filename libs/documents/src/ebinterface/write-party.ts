import type { Buyer, Contact, ElectronicAddress, Identifier, PostalAddress, Seller } from '../einvoice/model/index.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import { information } from './additional-information.ts';
import type { FieldChecks } from './field-checks.ts';
import { NO_VAT_ID, TAX_NUMBER } from './party-conventions.ts';

/** A party, with the name that stands in its address. */
type Party = Pick<Seller, 'name' | 'tradingName' | 'address' | 'contact' | 'electronicAddress'>;

/** The seller. An identifier without a scheme is the number that the buyer gave the seller, for the buyer the other way round. */
export function billerElement(seller: Seller, checks: FieldChecks): XmlNode {
  return xml('Biller', [
    ...partyElements(seller, 'seller', checks),
    xml('InvoiceRecipientsBillerID', checks.limited(ownOf(seller)?.id, 255, 'seller.identifiers')),
  ]);
}

/** The buyer, with the number of the buyer's order or whatever else the buyer knows the order by. */
export function recipientElement(buyer: Buyer, order: string | undefined, checks: FieldChecks): XmlNode {
  return xml('InvoiceRecipient', [
    ...partyElements(buyer, 'buyer', checks, order),
    xml('BillersInvoiceRecipientID', checks.limited(ownOf(buyer)?.id, 255, 'buyer.identifiers')),
  ]);
}

function ownOf({ identifiers }: Seller | Buyer): Identifier | undefined {
  return identifiers?.find(({ scheme }) => scheme === undefined);
}

function partyElements(party: Seller | Buyer, path: string, checks: FieldChecks, order?: string): XmlNode[] {
  const others = (party.identifiers ?? []).filter((each) => each !== ownOf(party));
  return [
    xml('VATIdentificationNumber', party.vatIdentifier ?? NO_VAT_ID),
    ...others.map(({ id, scheme = '' }) => furtherIdentification(scheme, id, `${path}.identifiers`, checks)),
    registration(party, path, checks),
    furtherIdentification(TAX_NUMBER, 'taxNumber' in party ? party.taxNumber : undefined, `${path}.taxNumber`, checks),
    xml('OrderReference', [xml('OrderID', checks.limited(order, 255, 'purchaseOrderReference'))]),
    addressElement(party, path, checks, 'legalInformation' in party ? party.legalInformation : undefined),
    contactElement(party.contact),
  ];
}

/** Without a scheme it is taken for the number in the Austrian company register. */
function registration(party: Seller | Buyer, path: string, checks: FieldChecks): XmlNode {
  const { registrationIdentifier, registrationScheme = 'FN' } = party;
  return furtherIdentification(registrationScheme, registrationIdentifier, `${path}.registrationIdentifier`, checks);
}

function furtherIdentification(type: string, id: string | undefined, path: string, checks: FieldChecks): XmlNode {
  return xml('FurtherIdentification', checks.limited(id, 255, path), { IdentificationType: type });
}

/** An address with the name of whoever lives there. */
export function addressElement(
  party: Omit<Party, 'contact'> & { contact?: Contact },
  path: string,
  checks: FieldChecks,
  legalInformation?: string,
): XmlNode {
  const { name, tradingName, address, electronicAddress, contact } = party;
  const nameless = contact?.name === undefined ? contact : undefined;
  return xml('Address', [
    electronicIdentifier(electronicAddress),
    xml('Name', checks.required(name, `${path}.name`)),
    xml('TradingName', tradingName),
    xml('Street', streetOf(address)),
    xml('Town', checks.required(address.city, `${path}.address.city`)),
    xml('ZIP', checks.required(address.postCode, `${path}.address.postCode`)),
    xml('Country', checks.required(address.country, `${path}.address.country`), { CountryCode: address.country ?? '' }),
    xml('Phone', nameless?.telephone),
    ...emails(electronicAddress, nameless),
    information('CountrySubdivision', address.subdivision),
    information('LegalInformation', legalInformation),
  ]);
}

function streetOf({ line1, line2, line3 }: PostalAddress): string {
  return [line1, line2, line3].filter((line) => line !== undefined && line !== '').join(', ');
}

function electronicIdentifier(address: ElectronicAddress | undefined): XmlNode | undefined {
  if (!address || address.scheme === 'EM') return undefined;
  return xml('AddressIdentifier', address.address, { AddressIdentifierType: address.scheme ?? '' });
}

function emails(address: ElectronicAddress | undefined, contact: Contact | undefined): XmlNode[] {
  const all = [address?.scheme === 'EM' ? address.address : undefined, contact?.email];
  return [...new Set(all)].map((email) => xml('Email', email));
}

/** A contact needs a name here; without one its telephone and e-mail stand in the address. */
function contactElement(contact: Contact | undefined): XmlNode {
  if (contact?.name === undefined) return xml('Contact', undefined);
  const { name, telephone, email } = contact;
  return xml('Contact', [xml('Name', name), xml('Phone', telephone), xml('Email', email)]);
}
