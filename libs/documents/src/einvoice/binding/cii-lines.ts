import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { allowanceParts, day, flag } from './cii-parts.ts';
import { flagIs, none, textIs } from './conditions.ts';

const unit = { unitCode: { term: 'BT-150' } };

const item = group('ram:SpecifiedTradeProduct', 'BG-31', [
  value('ram:GlobalID', 'BT-157', { attributes: { schemeID: { term: 'BT-157-1' } } }),
  value('ram:SellerAssignedID', 'BT-155'),
  value('ram:BuyerAssignedID', 'BT-156'),
  value('ram:Name', 'BT-153'),
  value('ram:Description', 'BT-154'),
  group('ram:ApplicableProductCharacteristic', 'BG-32', [
    value('ram:Description', 'BT-160'),
    value('ram:Value', 'BT-161'),
  ]),
  inside(
    'ram:DesignatedProductClassification',
    [
      value('ram:ClassCode', 'BT-158', {
        attributes: { listID: { term: 'BT-158-1' }, listVersionID: { term: 'BT-158-2' } },
      }),
    ],
    { each: 'BT-158' },
  ),
  inside('ram:OriginTradeCountry', [value('ram:ID', 'BT-159')]),
]);

const isPriceCharge = flagIs('ChargeIndicator/Indicator', true);

// EN 16931 knows the amount of a discount alone, EXTENDED the rest.
function priceChange(isCharge: boolean, ids: readonly [string, string, string, string]): BindingNode {
  const [percentage, base, sum, reason] = ids;
  const parts = [
    flag('ram:ChargeIndicator', isCharge),
    value('ram:CalculationPercent', percentage),
    value('ram:BasisAmount', base),
    value('ram:ActualAmount', sum),
    value('ram:Reason', reason),
  ];
  return inside('ram:AppliedTradeAllowanceCharge', parts, { when: isCharge ? isPriceCharge : none(isPriceCharge) });
}

const agreement = group('ram:SpecifiedLineTradeAgreement', 'BG-29', [
  inside('ram:BuyerOrderReferencedDocument', [
    value('ram:IssuerAssignedID', 'BT-X-21'),
    value('ram:LineID', 'BT-132'),
    day('ram:FormattedIssueDateTime', 'BT-X-22', 'qdt'),
  ]),
  inside('ram:GrossPriceProductTradePrice', [
    value('ram:ChargeAmount', 'BT-148'),
    value('ram:BasisQuantity', 'BT-149', { attributes: unit, only: () => false }),
    priceChange(false, ['BT-X-34', 'BT-X-35', 'BT-147', 'BT-X-36']),
    priceChange(true, ['BT-X-300', 'BT-X-301', 'BT-X-302', 'BT-X-303']),
  ]),
  inside('ram:NetPriceProductTradePrice', [
    value('ram:ChargeAmount', 'BT-146'),
    value('ram:BasisQuantity', 'BT-149', { attributes: unit }),
  ]),
]);

const settlement = inside('ram:SpecifiedLineTradeSettlement', [
  group('ram:ApplicableTradeTax', 'BG-30', [
    always('ram:TypeCode', 'VAT'),
    value('ram:ExemptionReason', 'BT-X-96'),
    value('ram:CategoryCode', 'BT-151'),
    value('ram:ExemptionReasonCode', 'BT-X-97'),
    value('ram:RateApplicablePercent', 'BT-152'),
  ]),
  group('ram:BillingSpecifiedPeriod', 'BG-26', [day('ram:StartDateTime', 'BT-134'), day('ram:EndDateTime', 'BT-135')]),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-27',
    allowanceParts(false, ['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']),
    { when: flagIs('ChargeIndicator/Indicator', false) },
  ),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-28',
    allowanceParts(true, ['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']),
    { when: flagIs('ChargeIndicator/Indicator', true) },
  ),
  inside('ram:SpecifiedTradeSettlementLineMonetarySummation', [value('ram:LineTotalAmount', 'BT-131')]),
  inside(
    'ram:AdditionalReferencedDocument',
    [
      value('ram:IssuerAssignedID', 'BT-128'),
      always('ram:TypeCode', '130'),
      value('ram:ReferenceTypeCode', 'BT-128-1'),
    ],
    { when: textIs('TypeCode', '130') },
  ),
  inside('ram:ReceivableSpecifiedTradeAccountingAccount', [value('ram:ID', 'BT-133')]),
]);

/** A line, BG-25. */
export const ciiLine: BindingNode = group('ram:IncludedSupplyChainTradeLineItem', 'BG-25', [
  inside('ram:AssociatedDocumentLineDocument', [
    value('ram:LineID', 'BT-126'),
    value('ram:ParentLineID', 'BT-X-304'),
    value('ram:LineStatusCode', 'BT-X-7'),
    value('ram:LineStatusReasonCode', 'BT-X-8'),
    inside('ram:IncludedNote', [value('ram:Content', 'BT-127')]),
  ]),
  item,
  agreement,
  inside('ram:SpecifiedLineTradeDelivery', [
    value('ram:BilledQuantity', 'BT-129', { attributes: { unitCode: { term: 'BT-130' } } }),
    value('ram:ChargeFreeQuantity', 'BT-X-46', { attributes: { unitCode: { term: 'BT-X-46-0' } } }),
    value('ram:PackageQuantity', 'BT-X-47', { attributes: { unitCode: { term: 'BT-X-47-0' } } }),
    inside('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', 'BT-X-85')]),
  ]),
  settlement,
]);
