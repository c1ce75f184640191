import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { ciiLine } from './cii-lines.ts';
import { ciiBuyer, ciiRepresentative, ciiSeller, ciiShipTo } from './cii-parties.ts';
import { day } from './cii-parts.ts';
import { ciiSettlement } from './cii-settlement.ts';
import { textIs } from './conditions.ts';

function reference(name: string, term: string): BindingNode {
  return inside(name, [value('ram:IssuerAssignedID', term)]);
}

function documentOfType(code: string, term: string, more: BindingNode[] = []): BindingNode {
  const parts = [value('ram:IssuerAssignedID', term), always('ram:TypeCode', code), ...more];
  return inside('ram:AdditionalReferencedDocument', parts, { when: textIs('TypeCode', code) });
}

const supportingDocument = group('ram:AdditionalReferencedDocument', 'BG-24', [
  value('ram:IssuerAssignedID', 'BT-122'),
  value('ram:URIID', 'BT-124'),
  always('ram:TypeCode', '916'),
  value('ram:Name', 'BT-123'),
  value('ram:AttachmentBinaryObject', 'BT-125', {
    attributes: { mimeCode: { term: 'BT-125-1' }, filename: { term: 'BT-125-2' } },
  }),
]);

const agreement = inside('ram:ApplicableHeaderTradeAgreement', [
  value('ram:BuyerReference', 'BT-10'),
  ciiSeller,
  ciiBuyer,
  ciiRepresentative,
  reference('ram:SellerOrderReferencedDocument', 'BT-14'),
  reference('ram:BuyerOrderReferencedDocument', 'BT-13'),
  reference('ram:ContractReferencedDocument', 'BT-12'),
  documentOfType('50', 'BT-17'),
  documentOfType('130', 'BT-18', [value('ram:ReferenceTypeCode', 'BT-18-1')]),
  supportingDocument,
  inside('ram:SpecifiedProcuringProject', [value('ram:ID', 'BT-11'), always('ram:Name', 'Project reference')]),
]);

const delivery = group('ram:ApplicableHeaderTradeDelivery', 'BG-13', [
  ciiShipTo,
  inside('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', 'BT-72')]),
  reference('ram:DespatchAdviceReferencedDocument', 'BT-16'),
  reference('ram:ReceivingAdviceReferencedDocument', 'BT-15'),
  inside('ram:DeliveryNoteReferencedDocument', [
    value('ram:IssuerAssignedID', 'BT-X-202'),
    day('ram:FormattedIssueDateTime', 'BT-X-203', 'qdt'),
  ]),
]);

/** Where each term stands in a Cross Industry Invoice D16B, in the order of its schema. */
export const ciiInvoice: BindingNode = group('rsm:CrossIndustryInvoice', 'BG-0', [
  inside('rsm:ExchangedDocumentContext', [
    inside('ram:TestIndicator', [value('udt:Indicator', 'BT-X-1')]),
    inside('ram:BusinessProcessSpecifiedDocumentContextParameter', [value('ram:ID', 'BT-23')]),
    inside('ram:GuidelineSpecifiedDocumentContextParameter', [value('ram:ID', 'BT-24')]),
  ]),
  inside('rsm:ExchangedDocument', [
    value('ram:ID', 'BT-1'),
    value('ram:Name', 'BT-X-2'),
    value('ram:TypeCode', 'BT-3'),
    day('ram:IssueDateTime', 'BT-2'),
    group('ram:IncludedNote', 'BG-1', [
      value('ram:ContentCode', 'BT-X-5'),
      value('ram:Content', 'BT-22'),
      value('ram:SubjectCode', 'BT-21'),
    ]),
  ]),
  inside('rsm:SupplyChainTradeTransaction', [ciiLine, agreement, delivery, ciiSettlement]),
]);
