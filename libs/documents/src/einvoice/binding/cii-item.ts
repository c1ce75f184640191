import type { BindingNode } from './binding-node.ts';
import { group, inside, value } from './binding-node.ts';
import { extendedParty } from './cii-parties.ts';
import { identifiers } from './cii-parts.ts';

const includedItem = group('ram:IncludedReferencedProduct', 'BG-X-1', [
  value('ram:ID', 'BT-X-308'),
  // The other element for an identifier without scheme is one of its own here.
  ...identifiers('BT-X-15').filter(({ name }) => name === 'ram:GlobalID'),
  value('ram:SellerAssignedID', 'BT-X-16'),
  value('ram:BuyerAssignedID', 'BT-X-17'),
  value('ram:IndustryAssignedID', 'BT-X-309'),
  value('ram:Name', 'BT-X-18'),
  value('ram:Description', 'BT-X-19'),
  value('ram:UnitQuantity', 'BT-X-20', { attributes: { unitCode: { term: 'BT-X-20-1' } } }),
]);

/** What is invoiced, BG-31. */
export const ciiItem: BindingNode = group('ram:SpecifiedTradeProduct', 'BG-31', [
  value('ram:ID', 'BT-X-305'),
  value('ram:GlobalID', 'BT-157', { attributes: { schemeID: { term: 'BT-157-1' } } }),
  value('ram:SellerAssignedID', 'BT-155'),
  value('ram:BuyerAssignedID', 'BT-156'),
  value('ram:IndustryAssignedID', 'BT-X-532'),
  value('ram:ModelID', 'BT-X-533'),
  value('ram:Name', 'BT-153'),
  value('ram:Description', 'BT-154'),
  value('ram:BatchID', 'BT-X-534', { each: 'BT-X-534' }),
  value('ram:BrandName', 'BT-X-535'),
  value('ram:ModelName', 'BT-X-536'),
  group('ram:ApplicableProductCharacteristic', 'BG-32', [
    value('ram:TypeCode', 'BT-X-11'),
    value('ram:Description', 'BT-160'),
    value('ram:ValueMeasure', 'BT-X-12', { attributes: { unitCode: { term: 'BT-X-12-0' } } }),
    value('ram:Value', 'BT-161'),
  ]),
  group('ram:DesignatedProductClassification', 'BT-158-00', [
    value('ram:ClassCode', 'BT-158', {
      attributes: { listID: { term: 'BT-158-1' }, listVersionID: { term: 'BT-158-2' } },
    }),
    value('ram:ClassName', 'BT-X-13'),
  ]),
  group('ram:IndividualTradeProductInstance', 'BG-X-84', [
    value('ram:BatchID', 'BT-X-306'),
    value('ram:SupplierAssignedSerialID', 'BT-X-307'),
  ]),
  inside('ram:OriginTradeCountry', [value('ram:ID', 'BT-159')]),
  extendedParty('ram:ManufacturerTradeParty', 'manufacturer'),
  includedItem,
]);
