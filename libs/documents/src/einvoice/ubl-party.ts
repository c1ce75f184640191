import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { Buyer, Contact, ElectronicAddress, PostalAddress, Seller } from './invoice.ts';
import { vatScheme } from './ubl-values.ts';

/** The seller, BG-4, in the element order of UBL. */
export function sellerNode(seller: Seller): XmlNode {
  return xml('cac:AccountingSupplierParty', [
    xml('cac:Party', [
      ...identityNodes(seller),
      taxNode(seller.vatIdentifier, vatScheme),
      taxNode(seller.taxNumber, xml('cac:TaxScheme', [xml('cbc:ID', 'FC')])),
      xml('cac:PartyLegalEntity', [
        xml('cbc:RegistrationName', seller.name),
        xml('cbc:CompanyID', seller.registrationIdentifier),
        xml('cbc:CompanyLegalForm', seller.legalInformation),
      ]),
      contactNode(seller.contact),
    ]),
  ]);
}

/** The buyer, BG-7, in the element order of UBL. */
export function buyerNode(buyer: Buyer): XmlNode {
  return xml('cac:AccountingCustomerParty', [
    xml('cac:Party', [
      ...identityNodes(buyer),
      taxNode(buyer.vatIdentifier, vatScheme),
      xml('cac:PartyLegalEntity', [
        xml('cbc:RegistrationName', buyer.name),
        xml('cbc:CompanyID', buyer.registrationIdentifier),
      ]),
      contactNode(buyer.contact),
    ]),
  ]);
}

interface Identity {
  electronicAddress: ElectronicAddress;
  identifier?: string;
  tradingName?: string;
  address: PostalAddress;
}

function identityNodes(party: Identity): XmlNode[] {
  const { address, electronicAddress } = party;
  return [
    xml('cbc:EndpointID', electronicAddress.address, { schemeID: electronicAddress.scheme }),
    xml('cac:PartyIdentification', [xml('cbc:ID', party.identifier)]),
    xml('cac:PartyName', [xml('cbc:Name', party.tradingName)]),
    xml('cac:PostalAddress', [
      xml('cbc:StreetName', address.line1),
      xml('cbc:AdditionalStreetName', address.line2),
      xml('cbc:CityName', address.city),
      xml('cbc:PostalZone', address.postCode),
      xml('cbc:CountrySubentity', address.subdivision),
      xml('cac:Country', [xml('cbc:IdentificationCode', address.country)]),
    ]),
  ];
}

function taxNode(number: string | undefined, scheme: XmlNode): XmlNode | undefined {
  return number ? xml('cac:PartyTaxScheme', [xml('cbc:CompanyID', number), scheme]) : undefined;
}

function contactNode(contact: Contact | undefined): XmlNode | undefined {
  return (
    contact &&
    xml('cac:Contact', [
      xml('cbc:Name', contact.name),
      xml('cbc:Telephone', contact.telephone),
      xml('cbc:ElectronicMail', contact.email),
    ])
  );
}
