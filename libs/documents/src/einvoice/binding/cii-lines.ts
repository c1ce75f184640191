import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { ciiItem } from './cii-item.ts';
import { extendedParty } from './cii-parties.ts';
import { allowanceParts, day, deliveryTerms, documentReference, referenceParts } from './cii-parts.ts';
import { ciiGrossPrice, ciiNetPrice } from './cii-prices.ts';
import { flagIs, isInAccountingCurrency, textIs } from './conditions.ts';

function lineReference(name: string, id: string, number: string, line: string, date: string): BindingNode {
  return group(name, id, referenceParts({ number, line, date }));
}

const lineDocument = group('ram:AdditionalReferencedDocument', 'BG-X-3', [
  value('ram:IssuerAssignedID', 'BT-X-27'),
  value('ram:URIID', 'BT-X-28'),
  value('ram:LineID', 'BT-X-29'),
  value('ram:TypeCode', 'BT-X-30'),
  value('ram:Name', 'BT-X-299'),
  value('ram:AttachmentBinaryObject', 'BT-X-31', {
    attributes: { mimeCode: { term: 'BT-X-31-1' }, filename: { term: 'BT-X-31-2' } },
  }),
  value('ram:ReferenceTypeCode', 'BT-X-32'),
  day('ram:FormattedIssueDateTime', 'BT-X-33', 'qdt'),
]);

const agreement = group('ram:SpecifiedLineTradeAgreement', 'BG-29', [
  deliveryTerms('BG-X-87', 'BT-X-562', 'BT-X-565', 'BT-X-566'),
  lineReference('ram:SellerOrderReferencedDocument', 'BG-X-81', 'BT-X-537', 'BT-X-538', 'BT-X-539'),
  documentReference('ram:BuyerOrderReferencedDocument', { number: 'BT-X-21', line: 'BT-132', date: 'BT-X-22' }),
  lineReference('ram:QuotationReferencedDocument', 'BG-X-47', 'BT-X-310', 'BT-X-311', 'BT-X-312'),
  lineReference('ram:ContractReferencedDocument', 'BG-X-2', 'BT-X-24', 'BT-X-25', 'BT-X-26'),
  lineDocument,
  ciiGrossPrice,
  ciiNetPrice,
  extendedParty('ram:ItemSellerTradeParty', 'lineSeller'),
  lineReference('ram:UltimateCustomerOrderReferencedDocument', 'BG-X-5', 'BT-X-43', 'BT-X-44', 'BT-X-45'),
]);

const delivery = inside('ram:SpecifiedLineTradeDelivery', [
  value('ram:BilledQuantity', 'BT-129', { attributes: { unitCode: { term: 'BT-130' } } }),
  value('ram:ChargeFreeQuantity', 'BT-X-46', { attributes: { unitCode: { term: 'BT-X-46-0' } } }),
  value('ram:PackageQuantity', 'BT-X-47', { attributes: { unitCode: { term: 'BT-X-47-0' } } }),
  value('ram:PerPackageUnitQuantity', 'BT-X-561', { attributes: { unitCode: { term: 'BT-X-561-0' } } }),
  extendedParty('ram:ShipToTradeParty', 'lineShipTo'),
  extendedParty('ram:UltimateShipToTradeParty', 'lineUltimateShipTo'),
  inside('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', 'BT-X-85')]),
  lineReference('ram:DespatchAdviceReferencedDocument', 'BG-X-13', 'BT-X-86', 'BT-X-87', 'BT-X-88'),
  lineReference('ram:ReceivingAdviceReferencedDocument', 'BG-X-82', 'BT-X-89', 'BT-X-90', 'BT-X-91'),
  lineReference('ram:DeliveryNoteReferencedDocument', 'BG-X-83', 'BT-X-92', 'BT-X-93', 'BT-X-94'),
]);

const sums = inside('ram:SpecifiedTradeSettlementLineMonetarySummation', [
  value('ram:LineTotalAmount', 'BT-131'),
  value('ram:ChargeTotalAmount', 'BT-X-327'),
  value('ram:AllowanceTotalAmount', 'BT-X-328'),
  value('ram:TaxTotalAmount', 'BT-X-590', {
    attributes: { currencyID: { currency: 'accounting' } },
    when: isInAccountingCurrency(),
  }),
  value('ram:TaxTotalAmount', 'BT-X-329', { attributes: { currencyID: { currency: 'document' } } }),
  value('ram:GrandTotalAmount', 'BT-X-330'),
  value('ram:TotalAllowanceChargeAmount', 'BT-X-98'),
]);

const settlement = inside('ram:SpecifiedLineTradeSettlement', [
  group('ram:ApplicableTradeTax', 'BG-30', [
    value('ram:CalculatedAmount', 'BT-X-95'),
    always('ram:TypeCode', 'VAT'),
    value('ram:ExemptionReason', 'BT-X-96'),
    value('ram:CategoryCode', 'BT-151'),
    value('ram:ExemptionReasonCode', 'BT-X-97'),
    value('ram:DueDateTypeCode', 'BT-X-589'),
    value('ram:RateApplicablePercent', 'BT-152'),
  ]),
  group('ram:BillingSpecifiedPeriod', 'BG-26', [day('ram:StartDateTime', 'BT-134'), day('ram:EndDateTime', 'BT-135')]),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-27',
    allowanceParts('allowance', ['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']),
    { when: flagIs('ChargeIndicator/Indicator', false) },
  ),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-28',
    allowanceParts(
      'charge',
      ['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145'],
      [inside('ram:CategoryTradeTax', [value('ram:TypeCode', 'BT-193')])],
    ),
    { when: flagIs('ChargeIndicator/Indicator', true) },
  ),
  sums,
  group(
    'ram:InvoiceReferencedDocument',
    'BG-X-48',
    referenceParts({ number: 'BT-X-331', line: 'BT-X-540', type: 'BT-X-332', date: 'BT-X-333' }),
  ),
  group(
    'ram:AdditionalReferencedDocument',
    'BT-128-00',
    [
      value('ram:IssuerAssignedID', 'BT-128'),
      always('ram:TypeCode', '130'),
      value('ram:ReferenceTypeCode', 'BT-128-1'),
    ],
    { when: textIs('TypeCode', '130') },
  ),
  group('ram:ReceivableSpecifiedTradeAccountingAccount', 'BT-133-00', [
    value('ram:ID', 'BT-133'),
    value('ram:TypeCode', 'BT-X-99'),
  ]),
]);

/** A line, BG-25, with the lines below it, which stand behind it and name it. */
export const ciiLine: BindingNode = group(
  'ram:IncludedSupplyChainTradeLineItem',
  'BG-25',
  [
    inside('ram:AssociatedDocumentLineDocument', [
      value('ram:LineID', 'BT-126'),
      value('ram:ParentLineID', 'BT-X-304', { idOfParent: 'BT-126' }),
      value('ram:LineStatusCode', 'BT-X-7'),
      value('ram:LineStatusReasonCode', 'BT-X-8'),
      group('ram:IncludedNote', 'BT-127-00', [
        value('ram:ContentCode', 'BT-X-9'),
        value('ram:Content', 'BT-127'),
        value('ram:SubjectCode', 'BT-X-10'),
      ]),
    ]),
    ciiItem,
    agreement,
    delivery,
    settlement,
  ],
  { followedBy: 'BG-DEX-01' },
);
