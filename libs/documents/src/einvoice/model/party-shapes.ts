import type {
  Buyer,
  Contact,
  Delivery,
  ElectronicAddress,
  Identifier,
  Payee,
  PostalAddress,
  Seller,
  TaxRepresentative,
} from './parties.ts';
import { extendedAddress, extendedPartsOfParties, schemeOf } from '../terms/extended-parties.ts';
import type { Entry, Shape } from './shape.ts';
import { further, may, maybe, must, one, shapeOf, some, struct, values } from './shape.ts';

/** An address, whose terms are those of lines 1 to 3, city, post code, subdivision and country. */
export function address(ids: readonly [string, string, string, string, string, string, string]): Shape {
  const [line1, line2, line3, city, postCode, subdivision, country] = ids;
  return shapeOf<PostalAddress>({
    line1: may(line1),
    line2: may(line2),
    line3: may(line3),
    city: may(city),
    postCode: may(postCode),
    subdivision: may(subdivision),
    country: may(country),
  });
}

/** A contact, whose terms are those of person, department, type, telephone, fax and e-mail. */
export function contact(ids: readonly [string, string, string, string, string, string]): Shape {
  const [name, department, type, telephone, fax, email] = ids;
  return shapeOf<Contact>({
    name: may(name),
    department: may(department),
    type: may(type),
    telephone: may(telephone),
    fax: may(fax),
    email: may(email),
  });
}

/** An electronic address with its scheme. */
export function electronicAddress(term: string): Entry<false> {
  return struct(shapeOf<ElectronicAddress>({ scheme: may(schemeOf(term)), address: must(term) }));
}

/** Identifiers with their schemes. */
export function identifiers(term: string): Entry<false> {
  return values(term, shapeOf<Identifier>({ id: must(term), scheme: may(schemeOf(term)) }));
}

/** An address of EXTENDED by its group and its first term. */
export function addressOf([group, first]: readonly [string, number]): Entry<false> {
  return maybe(group, address(extendedAddress(first)));
}

const { seller, buyer, payee, taxRepresentative, shipTo } = extendedPartsOfParties;
const sellerContact = contact(['BT-41', 'BT-41-0', 'BT-X-317', 'BT-42', 'BT-X-107', 'BT-43']);
const buyerContact = contact(['BT-56', 'BT-56-0', 'BT-X-318', 'BT-57', 'BT-X-115', 'BT-58']);
const payeeContact = contact(['BT-X-244', 'BT-X-245', 'BT-X-326', 'BT-X-246', 'BT-X-247', 'BT-X-248']);
const representativeContact = contact(['BT-X-120', 'BT-X-121', 'BT-X-319', 'BT-X-122', 'BT-X-123', 'BT-X-124']);
const deliveryContact = contact(['BT-X-155', 'BT-X-156', 'BT-X-321', 'BT-X-157', 'BT-X-158', 'BT-X-159']);

/** Seller, BG-4. */
export const sellerShape = shapeOf<Seller>({
  name: must('BT-27'),
  tradingName: may('BT-28'),
  identifiers: identifiers('BT-29'),
  registrationIdentifier: may('BT-30'),
  registrationScheme: may('BT-30-1'),
  vatIdentifier: may('BT-31'),
  taxNumber: may('BT-32'),
  legalInformation: may('BT-33'),
  electronicAddress: electronicAddress('BT-34'),
  address: one('BG-5', address(['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40'])),
  contact: maybe('BG-6', sellerContact),
  furtherContacts: further('BG-6', sellerContact),
  role: may(seller.role),
  legalAddress: addressOf(seller.legalAddress),
});

/** Buyer, BG-7. */
export const buyerShape = shapeOf<Buyer>({
  name: must('BT-44'),
  tradingName: may('BT-45'),
  identifiers: identifiers('BT-46'),
  registrationIdentifier: may('BT-47'),
  registrationScheme: may('BT-47-1'),
  vatIdentifier: may('BT-48'),
  electronicAddress: electronicAddress('BT-49'),
  address: one('BG-8', address(['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55'])),
  contact: maybe('BG-9', buyerContact),
  furtherContacts: further('BG-9', buyerContact),
  role: may(buyer.role),
  legalInformation: may('BT-X-334'),
  legalAddress: addressOf(buyer.legalAddress),
});

/** Payee, BG-10. */
export const payeeShape = shapeOf<Payee>({
  name: must('BT-59'),
  identifiers: identifiers('BT-60'),
  registrationIdentifier: may('BT-61'),
  registrationScheme: may('BT-61-1'),
  address: addressOf(['BG-X-40', 249]),
  tradingName: may('BT-X-243'),
  vatIdentifier: may('BT-X-257'),
  electronicAddress: electronicAddress('BT-X-256'),
  contacts: some('BG-X-39', () => payeeContact),
  role: may(payee.role),
  legalAddress: addressOf(payee.legalAddress),
});

/** Tax representative, BG-11. */
export const taxRepresentativeShape = shapeOf<TaxRepresentative>({
  name: must('BT-62'),
  vatIdentifier: may('BT-63'),
  address: one('BG-12', address(['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69'])),
  identifiers: identifiers('BT-X-117'),
  registrationIdentifier: may('BT-X-118'),
  registrationScheme: may('BT-X-118-0'),
  tradingName: may('BT-X-119'),
  electronicAddress: electronicAddress('BT-X-125'),
  contacts: some('BG-X-17', () => representativeContact),
  role: may(taxRepresentative.role),
  legalAddress: addressOf(taxRepresentative.legalAddress),
});

/** Delivery, BG-13. */
export const deliveryShape = shapeOf<Delivery>({
  name: may('BT-70'),
  locationIdentifier: may('BT-71'),
  locationScheme: may('BT-71-1'),
  date: may('BT-72'),
  address: maybe('BG-15', address(['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80'])),
  contacts: some('BG-X-26', () => deliveryContact),
  electronicAddress: electronicAddress('BT-X-160'),
  registrationIdentifier: may('BT-X-153'),
  registrationScheme: may('BT-X-153-0'),
  tradingName: may('BT-X-154'),
  vatIdentifier: may('BT-X-161'),
  role: may(shipTo.role),
  legalAddress: addressOf(shipTo.legalAddress),
});
