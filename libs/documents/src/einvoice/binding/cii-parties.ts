import type { BindingNode } from './binding-node.ts';
import { group, inside, value } from './binding-node.ts';
import { addressParts, extendedAddress, identifiers } from './cii-parts.ts';
import { attributeIs } from './conditions.ts';

function organization(registration: string | undefined, tradingName: string | undefined): BindingNode {
  return inside('ram:SpecifiedLegalOrganization', [
    ...(registration
      ? [value('ram:ID', registration, { attributes: { schemeID: { term: `${registration}-1` } } })]
      : []),
    ...(tradingName ? [value('ram:TradingBusinessName', tradingName)] : []),
  ]);
}

function contact(id: string, name: string, telephone: string, fax: string, email: string): BindingNode {
  return group('ram:DefinedTradeContact', id, [
    value('ram:PersonName', name),
    // Some name a department instead of a person; the norm has one term for both.
    value('ram:DepartmentName', name, { only: () => false }),
    inside('ram:TelephoneUniversalCommunication', [value('ram:CompleteNumber', telephone)]),
    inside('ram:FaxUniversalCommunication', [value('ram:CompleteNumber', fax)]),
    inside('ram:EmailURIUniversalCommunication', [value('ram:URIID', email)]),
  ]);
}

function electronicAddress(term: string): BindingNode {
  const attributes = { schemeID: { term: `${term}-1` } };
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

/** The seller, BG-4. */
export const ciiSeller = group('ram:SellerTradeParty', 'BG-4', [
  ...identifiers('BT-29'),
  value('ram:Name', 'BT-27'),
  value('ram:Description', 'BT-33'),
  organization('BT-30', 'BT-28'),
  contact('BG-6', 'BT-41', 'BT-42', 'BT-X-107', 'BT-43'),
  address('BG-5', ['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40']),
  electronicAddress('BT-34'),
  taxNumber('BT-31', 'VA'),
  taxNumber('BT-32', 'FC'),
]);

/** The buyer, BG-7. */
export const ciiBuyer = group('ram:BuyerTradeParty', 'BG-7', [
  ...identifiers('BT-46'),
  value('ram:Name', 'BT-44'),
  organization('BT-47', 'BT-45'),
  contact('BG-9', 'BT-56', 'BT-57', 'BT-X-115', 'BT-58'),
  address('BG-8', ['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55']),
  electronicAddress('BT-49'),
  taxNumber('BT-48', 'VA'),
]);

/** The tax representative, BG-11. */
export const ciiRepresentative = group('ram:SellerTaxRepresentativeTradeParty', 'BG-11', [
  value('ram:Name', 'BT-62'),
  address('BG-12', ['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69']),
  taxNumber('BT-63', 'VA'),
]);

/** Where it goes, in BG-13. */
export const ciiShipTo = inside('ram:ShipToTradeParty', [
  ...identifiers('BT-71'),
  value('ram:Name', 'BT-70'),
  contact('BG-X-26', 'BT-X-155', 'BT-X-157', 'BT-X-158', 'BT-X-159'),
  address('BG-15', ['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80']),
  inside('ram:URIUniversalCommunication', [
    value('ram:URIID', 'BT-X-160', { attributes: { schemeID: { term: 'BT-X-160-0' } } }),
  ]),
]);

/** The payee, BG-10. */
export const ciiPayee = group('ram:PayeeTradeParty', 'BG-10', [
  ...identifiers('BT-60'),
  value('ram:Name', 'BT-59'),
  organization('BT-61', undefined),
  group('ram:PostalTradeAddress', 'BG-X-40', extendedAddress(249)),
]);

function furtherParty(
  name: string,
  id: string,
  terms: { name: string; vat: string; addressGroup: string; address: number },
) {
  return group(name, id, [
    value('ram:Name', terms.name),
    group('ram:PostalTradeAddress', terms.addressGroup, extendedAddress(terms.address)),
    taxNumber(terms.vat, 'VA'),
  ]);
}

/** Who wrote the invoice, BG-X-33, where it is not the seller. */
export const ciiInvoicer = furtherParty('ram:InvoicerTradeParty', 'BG-X-33', {
  name: 'BT-X-207',
  vat: 'BT-X-223',
  addressGroup: 'BG-X-35',
  address: 215,
});

/** Who gets the invoice, BG-X-36, where it is not the buyer. */
export const ciiInvoicee = furtherParty('ram:InvoiceeTradeParty', 'BG-X-36', {
  name: 'BT-X-226',
  vat: 'BT-X-242',
  addressGroup: 'BG-X-38',
  address: 234,
});
