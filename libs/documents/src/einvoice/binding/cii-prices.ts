import { Decimal } from 'decimal.js';
import type { XmlElement } from '../../xml/xml-element.ts';
import { elementAt } from '../../xml/xml-element.ts';
import { isDecimal } from '../../decimal-text.ts';
import type { BindingNode } from './binding-node.ts';
import { group, inside, value } from './binding-node.ts';
import { flag, taxParts } from './cii-parts.ts';
import { flagIs, none } from './conditions.ts';

const isCharge = flagIs('ChargeIndicator/Indicator', true);
const unit = { unitCode: { term: 'BT-150' } };

/** The base quantity of the gross price is another one than that of the net price. */
function differsFromNetPrice({ text, attributes, parent }: XmlElement): boolean {
  const net = elementAt(parent?.parent, 'NetPriceProductTradePrice/BasisQuantity');
  if (net === undefined || ![net.text, text].every(isDecimal)) return false;
  const units = [net.attributes['unitCode'], attributes['unitCode']].filter((code) => code !== undefined);
  return !new Decimal(net.text).equals(text) || new Set(units).size > 1;
}

/** The price before discounts, BT-148; EN 16931 knows the amount of one discount alone, EXTENDED the rest. */
export const ciiGrossPrice: BindingNode = inside('ram:GrossPriceProductTradePrice', [
  value('ram:ChargeAmount', 'BT-148'),
  value('ram:BasisQuantity', 'BT-149-1', {
    attributes: { unitCode: { term: 'BT-150-1' } },
    when: differsFromNetPrice,
  }),
  value('ram:BasisQuantity', 'BT-149', { attributes: unit, only: () => false }),
  group(
    'ram:AppliedTradeAllowanceCharge',
    'BT-147-00',
    [
      flag('ram:ChargeIndicator', false),
      value('ram:CalculationPercent', 'BT-X-34'),
      value('ram:BasisAmount', 'BT-X-35'),
      value('ram:ActualAmount', 'BT-147'),
      value('ram:ReasonCode', 'BT-X-313'),
      value('ram:Reason', 'BT-X-36'),
    ],
    { when: none(isCharge) },
  ),
  group(
    'ram:AppliedTradeAllowanceCharge',
    'BT-X-302-00',
    [
      flag('ram:ChargeIndicator', true),
      value('ram:CalculationPercent', 'BT-X-300'),
      value('ram:BasisAmount', 'BT-X-301'),
      value('ram:ActualAmount', 'BT-X-302'),
      value('ram:ReasonCode', 'BT-X-314'),
      value('ram:Reason', 'BT-X-303'),
      inside('ram:CategoryTradeTax', [value('ram:TypeCode', 'BT-X-616')]),
    ],
    { when: isCharge },
  ),
]);

/** The net price, BT-146, with the tax that it includes. */
export const ciiNetPrice: BindingNode = inside('ram:NetPriceProductTradePrice', [
  value('ram:ChargeAmount', 'BT-146'),
  value('ram:BasisQuantity', 'BT-149', { attributes: unit }),
  group(
    'ram:IncludedTradeTax',
    'BG-X-4',
    taxParts({ amount: 'BT-X-37', reason: 'BT-X-39', category: 'BT-X-40', code: 'BT-X-41', rate: 'BT-X-42' }),
  ),
]);
