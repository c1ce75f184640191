import type { Buyer, Contact, ElectronicAddress, Identifier, PostalAddress, Seller } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ElementReader } from './element-reader.ts';
import { NO_VAT_ID, TAX_NUMBER } from './party-conventions.ts';

/** An address element, which holds more than a postal address. */
interface AddressParts {
  name: string;
  tradingName?: string;
  address: PostalAddress;
  /** The identifier of the place or party. */
  identifier?: ElectronicAddress;
  telephone?: string;
  emails: string[];
  legalInformation?: string;
}

/** Reads an address element. */
export function readAddress(element: XmlElement, reader: ElementReader): AddressParts {
  const country = reader.child(element, 'Country');
  const identifier = reader.child(element, 'AddressIdentifier');
  const scheme = identifier?.attributes['AddressIdentifierType'];
  const information = new Map(
    reader.children(element, 'AdditionalInformation').map(({ attributes, text }) => [attributes['Key'] ?? '', text]),
  );
  return withoutUndefined({
    name: reader.required(element, 'Name'),
    tradingName: reader.text(element, 'TradingName'),
    address: withoutUndefined({
      line1: reader.text(element, 'Street'),
      line2: reader.text(element, 'POBox'),
      city: reader.text(element, 'Town'),
      postCode: reader.text(element, 'ZIP'),
      subdivision: information.get('CountrySubdivision'),
      country: country?.attributes['CountryCode'] || country?.text || undefined,
    }),
    identifier:
      identifier &&
      withoutUndefined({ address: identifier.text, scheme: scheme === 'GLN' ? '0088' : scheme || undefined }),
    telephone: reader.text(element, 'Phone'),
    emails: reader.children(element, 'Email').map(({ text }) => text),
    legalInformation: information.get('LegalInformation'),
  });
}

/** The seller. Identifiers of a registered scheme (four digits) are global ones; the first of any other kind is that of a register. */
export function readSeller(element: XmlElement, reader: ElementReader): Seller {
  return partyOf(element, 'InvoiceRecipientsBillerID', reader);
}

/** The buyer; tax number and legal information have no place in the model there. */
export function readBuyer(element: XmlElement, reader: ElementReader): Buyer {
  const {
    taxNumber: _taxNumber,
    legalInformation: _legal,
    ...buyer
  } = partyOf(element, 'BillersInvoiceRecipientID', reader);
  return buyer;
}

/** A party of either side; `ownIdentifier` is the element for the number that the other side gave it. */
function partyOf(element: XmlElement, ownIdentifier: string, reader: ElementReader): Seller {
  const address = reader.section(element, 'Address');
  const { identifier, telephone, emails, ...described } = readAddress(address, reader);
  const { identifiers, registration, taxNumber } = identifications(element, reader);
  const own = reader.text(element, ownIdentifier);
  const all = [...(own === undefined ? [] : [{ id: own }]), ...identifiers];
  const vatIdentifier = reader.required(element, 'VATIdentificationNumber');
  const [electronicAddress, email] = identifier
    ? [identifier, emails[0]]
    : [emails[0] === undefined ? undefined : { scheme: 'EM', address: emails[0] }, emails[1]];
  const nameless = withoutUndefined({ telephone, email });
  return withoutUndefined({
    ...described,
    identifiers: all.length > 0 ? all : undefined,
    registrationIdentifier: registration?.id,
    registrationScheme: registration?.scheme || undefined,
    vatIdentifier: vatIdentifier === NO_VAT_ID ? undefined : vatIdentifier,
    taxNumber,
    electronicAddress,
    contact: contactOf(element, reader) ?? (Object.keys(nameless).length > 0 ? nameless : undefined),
  });
}

function contactOf(element: XmlElement, reader: ElementReader): Contact | undefined {
  const contact = reader.child(element, 'Contact');
  if (!contact) return undefined;
  return withoutUndefined({
    name: reader.text(contact, 'Name'),
    telephone: reader.text(contact, 'Phone'),
    email: reader.text(contact, 'Email'),
  });
}

function identifications(
  element: XmlElement,
  reader: ElementReader,
): { identifiers: Identifier[]; registration?: Identifier; taxNumber?: string } {
  const all = reader
    .children(element, 'FurtherIdentification')
    .map(({ attributes, text }) => ({ id: text, scheme: attributes['IdentificationType'] ?? '' }));
  const global = all.filter(({ scheme }) => /^\d{4}$/.test(scheme));
  return withoutUndefined({
    identifiers: global,
    registration: all.find((each) => !global.includes(each) && each.scheme !== TAX_NUMBER),
    taxNumber: all.find(({ scheme }) => scheme === TAX_NUMBER)?.id,
  });
}
