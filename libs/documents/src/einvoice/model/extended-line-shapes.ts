import { extendedParties } from '../terms/extended-parties.ts';
import type {
  Batch,
  ExtendedLine,
  FurtherLineNote,
  FurtherLineTax,
  IncludedItem,
  ItemInstance,
  LineDocument,
  LineInvoiceReference,
  LineReference,
  PriceCharge,
  PriceDiscount,
} from './extended-line.ts';
import { itemParty, lineParty } from './extended-party-shapes.ts';
import { accountingReference, deliveryTerms, taxAmount } from './extended-shapes.ts';
import type { Attachment } from './invoice.ts';
import type { Identifier } from './parties.ts';
import { identifiers } from './party-shapes.ts';
import type { Shape } from './shape.ts';
import { further, may, maybe, must, shapeOf, some, struct, values } from './shape.ts';

function reference(number: string, line: string, date: string): Shape {
  return shapeOf<LineReference>({ number: may(number), line: may(line), date: may(date) });
}

const document = shapeOf<LineDocument>({
  reference: may('BT-X-27'),
  location: may('BT-X-28'),
  line: may('BT-X-29'),
  type: may('BT-X-30'),
  description: may('BT-X-299'),
  attachment: struct(
    shapeOf<Attachment>({ content: must('BT-X-31'), mimeType: must('BT-X-31-1'), filename: must('BT-X-31-2') }),
  ),
  referenceType: may('BT-X-32'),
  date: may('BT-X-33'),
});

const priceDiscount = shapeOf<PriceDiscount>({
  amount: must('BT-147'),
  percentage: may('BT-X-34'),
  baseAmount: may('BT-X-35'),
  reason: may('BT-X-36'),
  reasonCode: may('BT-X-313'),
});

const priceCharge = shapeOf<PriceCharge>({
  amount: must('BT-X-302'),
  percentage: may('BT-X-300'),
  baseAmount: may('BT-X-301'),
  reason: may('BT-X-303'),
  reasonCode: may('BT-X-314'),
  taxType: may('BT-X-616'),
});

const furtherTax = shapeOf<FurtherLineTax>({
  category: may('BT-151'),
  rate: may('BT-152'),
  amount: may('BT-X-95'),
  exemptionReason: may('BT-X-96'),
  exemptionCode: may('BT-X-97'),
  taxPointCode: may('BT-X-589'),
});

const includedItem = shapeOf<IncludedItem>({
  id: may('BT-X-308'),
  standardIds: identifiers('BT-X-15'),
  sellerItemId: may('BT-X-16'),
  buyerItemId: may('BT-X-17'),
  industryItemId: may('BT-X-309'),
  name: must('BT-X-18'),
  description: may('BT-X-19'),
  quantity: may('BT-X-20'),
  unit: may('BT-X-20-1'),
});

const customerOrder = reference('BT-X-43', 'BT-X-44', 'BT-X-45');
const instance = shapeOf<ItemInstance>({ batch: may('BT-X-306'), serial: may('BT-X-307') });
const { manufacturer, lineSeller, lineShipTo, lineUltimateShipTo } = extendedParties;

/** What EXTENDED adds to a line. */
export const extendedLineShape = shapeOf<ExtendedLine>({
  parentLine: may('BT-X-304'),
  status: may('BT-X-7'),
  statusReason: may('BT-X-8'),
  noteContentCode: may('BT-X-9'),
  noteSubject: may('BT-X-10'),
  furtherNotes: further(
    'BT-127-00',
    shapeOf<FurtherLineNote>({ text: may('BT-127'), contentCode: may('BT-X-9'), subject: may('BT-X-10') }),
  ),
  orderReference: may('BT-X-21'),
  orderDate: may('BT-X-22'),
  salesOrder: maybe('BG-X-81', reference('BT-X-537', 'BT-X-538', 'BT-X-539')),
  quotation: maybe('BG-X-47', reference('BT-X-310', 'BT-X-311', 'BT-X-312')),
  contract: maybe('BG-X-2', reference('BT-X-24', 'BT-X-25', 'BT-X-26')),
  ultimateCustomerOrders: some('BG-X-5', () => customerOrder),
  despatchAdvice: maybe('BG-X-13', reference('BT-X-86', 'BT-X-87', 'BT-X-88')),
  receivingAdvice: maybe('BG-X-82', reference('BT-X-89', 'BT-X-90', 'BT-X-91')),
  deliveryNote: maybe('BG-X-83', reference('BT-X-92', 'BT-X-93', 'BT-X-94')),
  precedingInvoice: maybe(
    'BG-X-48',
    shapeOf<LineInvoiceReference>({
      number: may('BT-X-331'),
      type: may('BT-X-332'),
      line: may('BT-X-540'),
      date: may('BT-X-333'),
    }),
  ),
  documents: some('BG-X-3', () => document),
  chargeFreeQuantity: may('BT-X-46'),
  chargeFreeUnit: may('BT-X-46-0'),
  packageQuantity: may('BT-X-47'),
  packageUnit: may('BT-X-47-0'),
  perPackageQuantity: may('BT-X-561'),
  perPackageUnit: may('BT-X-561-0'),
  deliveryDate: may('BT-X-85'),
  deliveryTerms: maybe('BG-X-87', deliveryTerms('BT-X-562', 'BT-X-565', 'BT-X-566')),
  grossPriceBaseQuantity: may('BT-149-1'),
  grossPriceBaseUnit: may('BT-150-1'),
  priceDiscountPercentage: may('BT-X-34'),
  priceDiscountBaseAmount: may('BT-X-35'),
  priceDiscountReason: may('BT-X-36'),
  priceDiscountReasonCode: may('BT-X-313'),
  furtherPriceDiscounts: further('BT-147-00', priceDiscount),
  priceCharges: some('BT-X-302-00', () => priceCharge),
  includedTax: maybe('BG-X-4', taxAmount('BT-X-37', ['BT-X-40', 'BT-X-42', 'BT-X-39', 'BT-X-41'])),
  vatAmount: may('BT-X-95'),
  exemptionReason: may('BT-X-96'),
  exemptionCode: may('BT-X-97'),
  taxPointCode: may('BT-X-589'),
  furtherTaxes: further('BG-30', furtherTax),
  chargeTotal: may('BT-X-327'),
  allowanceTotal: may('BT-X-328'),
  allowanceChargeTotal: may('BT-X-98'),
  taxTotal: may('BT-X-329'),
  taxTotalInAccountingCurrency: may('BT-X-590'),
  grossAmount: may('BT-X-330'),
  furtherObjects: further('BT-128-00', shapeOf<Identifier>({ id: must('BT-128'), scheme: may('BT-128-1') })),
  accountingReferenceType: may('BT-X-99'),
  furtherAccountingReferences: further('BT-133-00', accountingReference('BT-133', 'BT-X-99')),
  itemId: may('BT-X-305'),
  industryItemId: may('BT-X-532'),
  modelId: may('BT-X-533'),
  batches: values('BT-X-534', shapeOf<Batch>({ id: must('BT-X-534') })),
  brand: may('BT-X-535'),
  model: may('BT-X-536'),
  instances: some('BG-X-84', () => instance),
  includedItems: some('BG-X-1', () => includedItem),
  manufacturer: maybe(manufacturer.group, itemParty(manufacturer)),
  seller: maybe(lineSeller.group, itemParty(lineSeller)),
  shipTo: maybe(lineShipTo.group, lineParty(lineShipTo)),
  ultimateShipTo: maybe(lineUltimateShipTo.group, lineParty(lineUltimateShipTo)),
});
