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
import type { Entry, Shape } from './shape.ts';
import { may, maybe, must, one, shapeOf, struct, values } from './shape.ts';

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

function contact(name: string, telephone: string, email: string, fax: string): Shape {
  return shapeOf<Contact>({ name: may(name), telephone: may(telephone), email: may(email), fax: may(fax) });
}

function electronicAddress(term: string): Shape {
  return shapeOf<ElectronicAddress>({ scheme: may(`${term}-1`), address: must(term) });
}

function identifiers(term: string): Entry<false> {
  return values(term, shapeOf<Identifier>({ id: must(term), scheme: may(`${term}-1`) }));
}

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
  electronicAddress: struct(electronicAddress('BT-34')),
  address: one('BG-5', address(['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40'])),
  contact: maybe('BG-6', contact('BT-41', 'BT-42', 'BT-43', 'BT-X-107')),
});

/** Buyer, BG-7. */
export const buyerShape = shapeOf<Buyer>({
  name: must('BT-44'),
  tradingName: may('BT-45'),
  identifiers: identifiers('BT-46'),
  registrationIdentifier: may('BT-47'),
  registrationScheme: may('BT-47-1'),
  vatIdentifier: may('BT-48'),
  electronicAddress: struct(electronicAddress('BT-49')),
  address: one('BG-8', address(['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55'])),
  contact: maybe('BG-9', contact('BT-56', 'BT-57', 'BT-58', 'BT-X-115')),
});

/** Payee, BG-10. */
export const payeeShape = shapeOf<Payee>({
  name: must('BT-59'),
  identifiers: identifiers('BT-60'),
  registrationIdentifier: may('BT-61'),
  registrationScheme: may('BT-61-1'),
  address: maybe(
    'BG-X-40',
    address(['BT-X-250', 'BT-X-251', 'BT-X-252', 'BT-X-253', 'BT-X-249', 'BT-X-255', 'BT-X-254']),
  ),
});

/** Tax representative, BG-11. */
export const taxRepresentativeShape = shapeOf<TaxRepresentative>({
  name: must('BT-62'),
  vatIdentifier: may('BT-63'),
  address: one('BG-12', address(['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69'])),
});

/** Delivery, BG-13. */
export const deliveryShape = shapeOf<Delivery>({
  name: may('BT-70'),
  locationIdentifier: may('BT-71'),
  locationScheme: may('BT-71-1'),
  date: may('BT-72'),
  address: maybe('BG-15', address(['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80'])),
  contact: maybe('BG-X-26', contact('BT-X-155', 'BT-X-157', 'BT-X-159', 'BT-X-158')),
  electronicAddress: struct(shapeOf<ElectronicAddress>({ scheme: may('BT-X-160-0'), address: must('BT-X-160') })),
});
