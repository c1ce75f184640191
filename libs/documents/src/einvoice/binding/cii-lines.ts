import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { allowanceParts, day, flag } from './cii-parts.ts';
import { flagIs, textIs } from './conditions.ts';

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

const agreement = group('ram:SpecifiedLineTradeAgreement', 'BG-29', [
  inside('ram:BuyerOrderReferencedDocument', [value('ram:LineID', 'BT-132')]),
  inside('ram:GrossPriceProductTradePrice', [
    value('ram:ChargeAmount', 'BT-148', { otherwise: '0' }),
    value('ram:BasisQuantity', 'BT-149', { attributes: unit, only: () => false }),
    inside(
      'ram:AppliedTradeAllowanceCharge',
      [flag('ram:ChargeIndicator', false), value('ram:ActualAmount', 'BT-147')],
      {
        when: flagIs('ChargeIndicator/Indicator', false),
      },
    ),
  ]),
  inside('ram:NetPriceProductTradePrice', [
    value('ram:ChargeAmount', 'BT-146'),
    value('ram:BasisQuantity', 'BT-149', { attributes: unit }),
  ]),
]);

const settlement = inside('ram:SpecifiedLineTradeSettlement', [
  group('ram:ApplicableTradeTax', 'BG-30', [
    always('ram:TypeCode', 'VAT'),
    value('ram:CategoryCode', 'BT-151'),
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
    inside('ram:IncludedNote', [value('ram:Content', 'BT-127')]),
  ]),
  item,
  agreement,
  inside('ram:SpecifiedLineTradeDelivery', [
    value('ram:BilledQuantity', 'BT-129', { attributes: { unitCode: { term: 'BT-130' } } }),
  ]),
  settlement,
]);
