import type { BindingNode } from './binding-node.ts';
import { group, inside, value } from './binding-node.ts';
import { addressOf, addressParts, identifiers } from './cii-parts.ts';
import { attributeIs, standsBeside } from './conditions.ts';
import { extendedParties, extendedPartsOfParties, schemeOf } from '../terms/extended-parties.ts';
import type { ExtendedParty } from '../terms/extended-parties.ts';

function organization(
  registration: string,
  tradingName: string,
  legalAddress: readonly [string, number] | undefined,
): BindingNode {
  return inside('ram:SpecifiedLegalOrganization', [
    value('ram:ID', registration, { attributes: { schemeID: { term: schemeOf(registration) } } }),
    value('ram:TradingBusinessName', tradingName),
    ...(legalAddress ? [addressOf(legalAddress)] : []),
  ]);
}

function contact(id: string, ids: ExtendedParty['contact'], department?: BindingNode): BindingNode {
  const [name, own, type, telephone, fax, email] = ids;
  return group('ram:DefinedTradeContact', id, [
    value('ram:PersonName', name),
    ...(department ? [value('ram:DepartmentName', own, { when: standsBeside('PersonName') }), department] : []),
    ...(department ? [] : [value('ram:DepartmentName', own)]),
    value('ram:TypeCode', type),
    inside('ram:TelephoneUniversalCommunication', [value('ram:CompleteNumber', telephone)]),
    inside('ram:FaxUniversalCommunication', [value('ram:CompleteNumber', fax)]),
    inside('ram:EmailURIUniversalCommunication', [value('ram:URIID', email)]),
  ]);
}

/** Some name a department instead of a person, for which the norm has one term. */
function departmentAlone(name: string): BindingNode {
  return value('ram:DepartmentName', name, { only: () => false });
}

function electronicAddress(term: string): BindingNode {
  const attributes = { schemeID: { term: schemeOf(term) } };
  return inside('ram:URIUniversalCommunication', [value('ram:URIID', term, { attributes })]);
}

function taxNumber(term: string, scheme: 'VA' | 'FC'): BindingNode {
  const number = value('ram:ID', term, { attributes: { schemeID: { always: scheme } } });
  const hasScheme = attributeIs('schemeID', scheme);
  return inside('ram:SpecifiedTaxRegistration', [number], {
    when: (element, currencies) =>
      element.children.some((child) => child.name === 'ID' && hasScheme(child, currencies)),
  });
}

function address(id: string, ids: readonly [string, string, string, string, string, string, string]): BindingNode {
  return group('ram:PostalTradeAddress', id, addressParts(ids));
}

const { seller, buyer, payee, taxRepresentative, shipTo } = extendedPartsOfParties;

/** The seller, BG-4. */
export const ciiSeller = group('ram:SellerTradeParty', 'BG-4', [
  ...identifiers('BT-29'),
  value('ram:Name', 'BT-27'),
  value('ram:RoleCode', seller.role),
  value('ram:Description', 'BT-33'),
  organization('BT-30', 'BT-28', seller.legalAddress),
  contact('BG-6', ['BT-41', 'BT-41-0', 'BT-X-317', 'BT-42', 'BT-X-107', 'BT-43'], departmentAlone('BT-41')),
  address('BG-5', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
  electronicAddress('BT-34'),
  taxNumber('BT-31', 'VA'),
  taxNumber('BT-32', 'FC'),
]);

/** The buyer, BG-7. */
export const ciiBuyer = group('ram:BuyerTradeParty', 'BG-7', [
  ...identifiers('BT-46'),
  value('ram:Name', 'BT-44'),
  value('ram:RoleCode', buyer.role),
  value('ram:Description', 'BT-X-334'),
  organization('BT-47', 'BT-45', buyer.legalAddress),
  contact('BG-9', ['BT-56', 'BT-56-0', 'BT-X-318', 'BT-57', 'BT-X-115', 'BT-58'], departmentAlone('BT-56')),
  address('BG-8', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
  electronicAddress('BT-49'),
  taxNumber('BT-48', 'VA'),
]);

/** The tax representative, BG-11. */
export const ciiRepresentative = group('ram:SellerTaxRepresentativeTradeParty', 'BG-11', [
  ...identifiers('BT-X-117'),
  value('ram:Name', 'BT-62'),
  value('ram:RoleCode', taxRepresentative.role),
  organization('BT-X-118', 'BT-X-119', taxRepresentative.legalAddress),
  contact('BG-X-17', ['BT-X-120', 'BT-X-121', 'BT-X-319', 'BT-X-122', 'BT-X-123', 'BT-X-124']),
  address('BG-12', ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']),
  electronicAddress('BT-X-125'),
  taxNumber('BT-63', 'VA'),
]);

/** Where it goes, in BG-13. */
export const ciiShipTo = inside('ram:ShipToTradeParty', [
  ...identifiers('BT-71'),
  value('ram:Name', 'BT-70'),
  value('ram:RoleCode', shipTo.role),
  organization('BT-X-153', 'BT-X-154', shipTo.legalAddress),
  contact('BG-X-26', ['BT-X-155', 'BT-X-156', 'BT-X-321', 'BT-X-157', 'BT-X-158', 'BT-X-159']),
  address('BG-15', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
  electronicAddress('BT-X-160'),
  taxNumber('BT-X-161', 'VA'),
]);

/** The payee, BG-10. */
export const ciiPayee = group('ram:PayeeTradeParty', 'BG-10', [
  ...identifiers('BT-60'),
  value('ram:Name', 'BT-59'),
  value('ram:RoleCode', payee.role),
  organization('BT-61', 'BT-X-243', payee.legalAddress),
  contact('BG-X-39', ['BT-X-244', 'BT-X-245', 'BT-X-326', 'BT-X-246', 'BT-X-247', 'BT-X-248']),
  addressOf(['BG-X-40', 249]),
  electronicAddress('BT-X-256'),
  taxNumber('BT-X-257', 'VA'),
]);

/** A party that EXTENDED adds. */
export function extendedParty(name: string, id: keyof typeof extendedParties): BindingNode {
  const party: ExtendedParty = extendedParties[id];
  return group(name, party.group, [
    ...identifiers(party.identifiers),
    value('ram:Name', party.name),
    value('ram:RoleCode', party.role),
    ...(party.description ? [value('ram:Description', party.description)] : []),
    organization(party.registration, party.tradingName, party.legalAddress),
    contact(party.contactGroup, party.contact),
    addressOf(party.address),
    electronicAddress(party.electronicAddress),
    taxNumber(party.vatIdentifier, 'VA'),
    ...(party.taxNumber ? [taxNumber(party.taxNumber, 'FC')] : []),
  ]);
}
