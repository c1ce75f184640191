import type { LineAllowance, LineCharge } from './amounts.ts';
import { extendedLineShape } from './extended-line-shapes.ts';
import type { Period } from './invoice.ts';
import type { InvoiceLine, ItemAttribute, ItemClassification, SubInvoiceLine } from './line.ts';
import type { Shape } from './shape.ts';
import { list, may, maybe, must, shapeOf, some, struct } from './shape.ts';

function allowance(ids: readonly [string, string, string, string, string]) {
  const [amount, baseAmount, percentage, reason, reasonCode] = ids;
  return {
    amount: must(amount),
    baseAmount: may(baseAmount),
    percentage: may(percentage),
    reason: may(reason),
    reasonCode: may(reasonCode),
  };
}

const classification = shapeOf<ItemClassification>({
  id: must('BT-158'),
  scheme: may('BT-158-1'),
  version: may('BT-158-2'),
  name: may('BT-X-13'),
});
const attribute = shapeOf<ItemAttribute>({
  name: must('BT-160'),
  value: must('BT-161'),
  type: may('BT-X-11'),
  measure: may('BT-X-12'),
  measureUnit: may('BT-X-12-0'),
});

const anyLine = {
  id: must('BT-126'),
  note: may('BT-127'),
  object: may('BT-128'),
  objectScheme: may('BT-128-1'),
  netAmount: must('BT-131'),
  orderLineReference: may('BT-132'),
  accountingReference: may('BT-133'),
  period: maybe('BG-26', shapeOf<Period>({ start: may('BT-134'), end: may('BT-135') })),
  allowances: list('BG-27', shapeOf<LineAllowance>(allowance(['BT-136', 'BT-137', 'BT-138', 'BT-139', 'BT-140']))),
  charges: some('BG-28', () => charge),
  priceDiscount: may('BT-147'),
  grossPrice: may('BT-148'),
  priceBaseQuantity: may('BT-149'),
  priceBaseUnit: may('BT-150'),
  vatCategory: must('BT-151'),
  vatRate: may('BT-152'),
  name: must('BT-153'),
  description: may('BT-154'),
  sellerItemId: may('BT-155'),
  buyerItemId: may('BT-156'),
  standardItemId: may('BT-157'),
  standardItemScheme: may('BT-157-1'),
  classifications: some('BT-158-00', () => classification),
  originCountry: may('BT-159'),
  attributes: some('BG-32', () => attribute),
  extended: struct(extendedLineShape),
  subLines: some('BG-DEX-01', (): Shape => subLineShape),
};
const charge = shapeOf<LineCharge>({
  ...allowance(['BT-141', 'BT-142', 'BT-143', 'BT-144', 'BT-145']),
  taxType: may('BT-193'),
});
const subLineShape = shapeOf<SubInvoiceLine>({
  ...anyLine,
  quantity: may('BT-129'),
  unit: may('BT-130'),
  price: may('BT-146'),
});

/** Invoice line, BG-25; price, VAT and item details (BG-29 to BG-31) are fields of the line itself. */
export const lineShape = shapeOf<InvoiceLine>({
  ...anyLine,
  quantity: must('BT-129'),
  unit: must('BT-130'),
  price: must('BT-146'),
});
