import type { BindingNode } from './binding-node.ts';
import { always, amount, group, inside, value } from './binding-node.ts';
import { flagIs } from './conditions.ts';
import { allowanceParts, isVat, schemed, vatScheme } from './ubl-parts.ts';

const item = group('cac:Item', 'BG-31', [
  value('cbc:Description', 'BT-154'),
  value('cbc:Name', 'BT-153'),
  inside('cac:BuyersItemIdentification', [value('cbc:ID', 'BT-156')]),
  inside('cac:SellersItemIdentification', [value('cbc:ID', 'BT-155')]),
  inside('cac:StandardItemIdentification', [schemed('cbc:ID', 'BT-157')]),
  inside('cac:OriginCountry', [value('cbc:IdentificationCode', 'BT-159')]),
  group('cac:CommodityClassification', 'BT-158-00', [
    value('cbc:ItemClassificationCode', 'BT-158', {
      attributes: { listID: { term: 'BT-158-1' }, listVersionID: { term: 'BT-158-2' } },
    }),
  ]),
  group('cac:ClassifiedTaxCategory', 'BG-30', [value('cbc:ID', 'BT-151'), value('cbc:Percent', 'BT-152'), vatScheme], {
    when: isVat,
  }),
  group('cac:AdditionalItemProperty', 'BG-32', [value('cbc:Name', 'BT-160'), value('cbc:Value', 'BT-161')]),
]);

const price = group('cac:Price', 'BG-29', [
  amount('cbc:PriceAmount', 'BT-146'),
  value('cbc:BaseQuantity', 'BT-149', { attributes: { unitCode: { term: 'BT-150' } } }),
  inside(
    'cac:AllowanceCharge',
    [
      always('cbc:ChargeIndicator', 'false'),
      amount('cbc:Amount', 'BT-147', { otherwise: '0' }),
      amount('cbc:BaseAmount', 'BT-148'),
    ],
    { when: flagIs('ChargeIndicator', false) },
  ),
]);

/** A line, BG-25, with the lines inside it, BG-DEX-01, which have the same parts. */
export function ublLine(name: string, quantity: string, subLine: string): BindingNode {
  const parts: BindingNode[] = [
    value('cbc:ID', 'BT-126'),
    value('cbc:Note', 'BT-127'),
    value(quantity, 'BT-129', { attributes: { unitCode: { term: 'BT-130' } } }),
    amount('cbc:LineExtensionAmount', 'BT-131'),
    value('cbc:AccountingCost', 'BT-133'),
    group('cac:InvoicePeriod', 'BG-26', [value('cbc:StartDate', 'BT-134'), value('cbc:EndDate', 'BT-135')]),
    inside('cac:OrderLineReference', [value('cbc:LineID', 'BT-132')]),
    inside('cac:DocumentReference', [schemed('cbc:ID', 'BT-128'), always('cbc:DocumentTypeCode', '130')]),
    group(
      'cac:AllowanceCharge',
      'BG-27',
      allowanceParts('allowance', ['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']),
      {
        when: flagIs('ChargeIndicator', false),
      },
    ),
    group(
      'cac:AllowanceCharge',
      'BG-28',
      allowanceParts('charge', ['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']),
      {
        when: flagIs('ChargeIndicator', true),
      },
    ),
    item,
    price,
  ];
  parts.push(group(subLine, 'BG-DEX-01', parts));
  return group(name, 'BG-25', parts);
}
