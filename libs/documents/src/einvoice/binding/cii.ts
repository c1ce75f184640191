import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { ciiLine } from './cii-lines.ts';
import { ciiBuyer, ciiRepresentative, ciiSeller, ciiShipTo, extendedParty } from './cii-parties.ts';
import { day, deliveryTerms, documentReference, flagValue, referenceParts } from './cii-parts.ts';
import { ciiSettlement } from './cii-settlement.ts';
import { textIs } from './conditions.ts';

function documentOfType(code: string, id: string, term: string, date: string, more: BindingNode[] = []): BindingNode {
  const parts = [
    value('ram:IssuerAssignedID', term),
    always('ram:TypeCode', code),
    ...more,
    day('ram:FormattedIssueDateTime', date, 'qdt'),
  ];
  return group('ram:AdditionalReferencedDocument', id, parts, { when: textIs('TypeCode', code) });
}

const supportingDocument = group('ram:AdditionalReferencedDocument', 'BG-24', [
  value('ram:IssuerAssignedID', 'BT-122'),
  value('ram:URIID', 'BT-124'),
  always('ram:TypeCode', '916'),
  value('ram:Name', 'BT-123'),
  value('ram:AttachmentBinaryObject', 'BT-125', {
    attributes: { mimeCode: { term: 'BT-125-1' }, filename: { term: 'BT-125-2' } },
  }),
  day('ram:FormattedIssueDateTime', 'BT-X-149', 'qdt'),
]);

const agreement = inside('ram:ApplicableHeaderTradeAgreement', [
  value('ram:BuyerReference', 'BT-10'),
  ciiSeller,
  ciiBuyer,
  extendedParty('ram:SalesAgentTradeParty', 'salesAgent'),
  extendedParty('ram:BuyerTaxRepresentativeTradeParty', 'buyerTaxRepresentative'),
  ciiRepresentative,
  extendedParty('ram:ProductEndUserTradeParty', 'productEndUser'),
  deliveryTerms('BG-X-22', 'BT-X-145', 'BT-X-563', 'BT-X-564'),
  documentReference('ram:SellerOrderReferencedDocument', { number: 'BT-14', date: 'BT-X-146' }),
  documentReference('ram:BuyerOrderReferencedDocument', { number: 'BT-13', date: 'BT-X-147' }),
  group('ram:QuotationReferencedDocument', 'BG-X-61', referenceParts({ number: 'BT-X-403', date: 'BT-X-404' })),
  inside('ram:ContractReferencedDocument', [
    value('ram:IssuerAssignedID', 'BT-12'),
    value('ram:ReferenceTypeCode', 'BT-X-405'),
    day('ram:FormattedIssueDateTime', 'BT-X-148', 'qdt'),
  ]),
  documentOfType('50', 'BT-17-00', 'BT-17', 'BT-X-556'),
  documentOfType('130', 'BT-18-00', 'BT-18', 'BT-X-557', [value('ram:ReferenceTypeCode', 'BT-18-1')]),
  supportingDocument,
  extendedParty('ram:BuyerAgentTradeParty', 'buyerAgent'),
  inside('ram:SpecifiedProcuringProject', [
    value('ram:ID', 'BT-11'),
    value('ram:Name', 'BT-11-0', { otherwise: 'Project reference' }),
  ]),
  group(
    'ram:UltimateCustomerOrderReferencedDocument',
    'BG-X-23',
    referenceParts({ number: 'BT-X-150', date: 'BT-X-151' }),
  ),
]);

const delivery = group('ram:ApplicableHeaderTradeDelivery', 'BG-13', [
  inside('ram:RelatedSupplyChainConsignment', [
    inside('ram:SpecifiedLogisticsTransportMovement', [value('ram:ModeCode', 'BT-X-152')], { each: 'BT-X-152' }),
  ]),
  ciiShipTo,
  extendedParty('ram:UltimateShipToTradeParty', 'ultimateShipTo'),
  extendedParty('ram:ShipFromTradeParty', 'shipFrom'),
  inside('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', 'BT-72')]),
  documentReference('ram:DespatchAdviceReferencedDocument', { number: 'BT-16', date: 'BT-X-200' }),
  documentReference('ram:ReceivingAdviceReferencedDocument', { number: 'BT-15', date: 'BT-X-201' }),
  documentReference('ram:DeliveryNoteReferencedDocument', { number: 'BT-X-202', date: 'BT-X-203' }),
]);

/** Where each term stands in a Cross Industry Invoice D16B, in the order of its schema. */
export const ciiInvoice: BindingNode = group('rsm:CrossIndustryInvoice', 'BG-0', [
  inside('rsm:ExchangedDocumentContext', [
    flagValue('ram:TestIndicator', 'BT-X-1'),
    inside('ram:BusinessProcessSpecifiedDocumentContextParameter', [value('ram:ID', 'BT-23')]),
    inside('ram:GuidelineSpecifiedDocumentContextParameter', [value('ram:ID', 'BT-24')]),
  ]),
  inside('rsm:ExchangedDocument', [
    value('ram:ID', 'BT-1'),
    value('ram:Name', 'BT-X-2'),
    value('ram:TypeCode', 'BT-3'),
    day('ram:IssueDateTime', 'BT-2'),
    flagValue('ram:CopyIndicator', 'BT-X-3'),
    value('ram:LanguageID', 'BT-X-4'),
    group('ram:IncludedNote', 'BG-1', [
      value('ram:ContentCode', 'BT-X-5'),
      value('ram:Content', 'BT-22'),
      value('ram:SubjectCode', 'BT-21'),
    ]),
    inside('ram:EffectiveSpecifiedPeriod', [day('ram:CompleteDateTime', 'BT-X-6')]),
  ]),
  inside('rsm:SupplyChainTradeTransaction', [ciiLine, agreement, delivery, ciiSettlement]),
]);
