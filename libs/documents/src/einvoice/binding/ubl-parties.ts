import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { attributeIs, none } from './conditions.ts';
import { addressParts, isVat, schemed, vatScheme } from './ubl-parts.ts';

const isCreditor = attributeIs('schemeID', 'SEPA');
const isCreditorParty = (name: string) => (element: Parameters<typeof isCreditor>[0]) =>
  element.children.some(
    (child) => child.name === name && isCreditor(child, { document: undefined, accounting: undefined }),
  );

function contact(id: string, name: string, telephone: string, email: string): BindingNode {
  return group('cac:Contact', id, [
    value('cbc:Name', name),
    value('cbc:Telephone', telephone),
    value('cbc:ElectronicMail', email),
  ]);
}

function vatNumber(term: string): BindingNode {
  return inside('cac:PartyTaxScheme', [value('cbc:CompanyID', term), vatScheme], { when: isVat });
}

/** The number of the creditor in SEPA's direct debit, BT-90, among the identifiers of who is paid. */
const creditorNumber = inside(
  'cac:PartyIdentification',
  [value('cbc:ID', 'BT-90', { attributes: { schemeID: { always: 'SEPA' } } })],
  { when: isCreditorParty('ID') },
);

const seller = inside('cac:AccountingSupplierParty', [
  group('cac:Party', 'BG-4', [
    schemed('cbc:EndpointID', 'BT-34'),
    creditorNumber,
    inside('cac:PartyIdentification', [schemed('cbc:ID', 'BT-29')], { each: 'BT-29' }),
    inside('cac:PartyName', [value('cbc:Name', 'BT-28')]),
    group('cac:PostalAddress', 'BG-5', addressParts(['BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-38', 'BT-39', 'BT-40'])),
    vatNumber('BT-31'),
    inside('cac:PartyTaxScheme', [value('cbc:CompanyID', 'BT-32'), inside('cac:TaxScheme', [always('cbc:ID', 'FC')])], {
      when: none(isVat),
    }),
    inside('cac:PartyLegalEntity', [
      value('cbc:RegistrationName', 'BT-27'),
      schemed('cbc:CompanyID', 'BT-30'),
      value('cbc:CompanyLegalForm', 'BT-33'),
    ]),
    contact('BG-6', 'BT-41', 'BT-42', 'BT-43'),
  ]),
]);

const buyer = inside('cac:AccountingCustomerParty', [
  group('cac:Party', 'BG-7', [
    schemed('cbc:EndpointID', 'BT-49'),
    inside('cac:PartyIdentification', [schemed('cbc:ID', 'BT-46')], { each: 'BT-46' }),
    inside('cac:PartyName', [value('cbc:Name', 'BT-45')]),
    group('cac:PostalAddress', 'BG-8', addressParts(['BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-53', 'BT-54', 'BT-55'])),
    vatNumber('BT-48'),
    inside('cac:PartyLegalEntity', [value('cbc:RegistrationName', 'BT-44'), schemed('cbc:CompanyID', 'BT-47')]),
    contact('BG-9', 'BT-56', 'BT-57', 'BT-58'),
  ]),
]);

const payee = group('cac:PayeeParty', 'BG-10', [
  inside('cac:PartyIdentification', [value('cbc:ID', 'BT-90', { only: () => false })], { when: isCreditorParty('ID') }),
  inside('cac:PartyIdentification', [schemed('cbc:ID', 'BT-60')], { each: 'BT-60' }),
  inside('cac:PartyName', [value('cbc:Name', 'BT-59')]),
  inside('cac:PartyLegalEntity', [schemed('cbc:CompanyID', 'BT-61')]),
]);

const representative = group('cac:TaxRepresentativeParty', 'BG-11', [
  inside('cac:PartyName', [value('cbc:Name', 'BT-62')]),
  group('cac:PostalAddress', 'BG-12', addressParts(['BT-64', 'BT-65', 'BT-164', 'BT-66', 'BT-67', 'BT-68', 'BT-69'])),
  vatNumber('BT-63'),
]);

const delivery = group('cac:Delivery', 'BG-13', [
  value('cbc:ActualDeliveryDate', 'BT-72'),
  inside('cac:DeliveryLocation', [
    schemed('cbc:ID', 'BT-71'),
    group('cac:Address', 'BG-15', addressParts(['BT-75', 'BT-76', 'BT-165', 'BT-77', 'BT-78', 'BT-79', 'BT-80'])),
  ]),
  inside('cac:DeliveryParty', [inside('cac:PartyName', [value('cbc:Name', 'BT-70')])]),
]);

/** Everybody who takes part, in the order of UBL. */
export const ublParties: BindingNode[] = [seller, buyer, payee, representative, delivery];
