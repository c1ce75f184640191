import type {
  AdvancePayment,
  ExtendedInvoice,
  ExtendedLine,
  FurtherParty,
  LogisticsCharge,
  PaymentCondition,
} from './extended.ts';
import { address } from './party-shapes.ts';
import type { Shape } from './shape.ts';
import { may, maybe, must, shapeOf, some } from './shape.ts';

/** An address of EXTENDED, whose terms follow each other: post code, lines 1 to 3, city, country, subdivision. */
function extendedAddress(first: number): Shape {
  const id = (offset: number): string => `BT-X-${first + offset}`;
  return address([id(1), id(2), id(3), id(4), id(0), id(6), id(5)]);
}

function party(name: string, vat: string, addressGroup: string, firstOfAddress: number): Shape {
  return shapeOf<FurtherParty>({
    name: may(name),
    vatIdentifier: may(vat),
    address: maybe(addressGroup, extendedAddress(firstOfAddress)),
  });
}

function condition(first: number): Shape {
  const id = (offset: number): string => `BT-X-${first + offset}`;
  return shapeOf<PaymentCondition>({
    date: may(id(0)),
    period: may(id(1)),
    periodUnit: may(id(2)),
    baseAmount: may(id(3)),
    percentage: may(id(4)),
    amount: may(id(5)),
  });
}

const logisticsCharge = shapeOf<LogisticsCharge>({
  description: must('BT-X-271'),
  amount: must('BT-X-272'),
  vatCategory: may('BT-X-273'),
  vatRate: may('BT-X-274'),
});
const advancePayment = shapeOf<AdvancePayment>({ amount: must('BT-X-291'), date: may('BT-X-292') });

/** What EXTENDED adds to the invoice. */
export const extendedInvoiceShape = shapeOf<ExtendedInvoice>({
  testIndicator: may('BT-X-1'),
  documentName: may('BT-X-2'),
  deliveryNote: may('BT-X-202'),
  deliveryNoteDate: may('BT-X-203'),
  partialPaymentAmount: may('BT-X-275'),
  invoicer: maybe('BG-X-33', party('BT-X-207', 'BT-X-223', 'BG-X-35', 215)),
  invoicee: maybe('BG-X-36', party('BT-X-226', 'BT-X-242', 'BG-X-38', 234)),
  logisticsCharges: some('BG-X-42', () => logisticsCharge),
  latePaymentPenalty: maybe('BG-X-43', condition(276)),
  earlyPaymentDiscount: maybe('BG-X-44', condition(282)),
  advancePayments: some('BG-X-45', () => advancePayment),
});

/** What EXTENDED adds to a line. */
export const extendedLineShape = shapeOf<ExtendedLine>({
  parentLine: may('BT-X-304'),
  status: may('BT-X-7'),
  statusReason: may('BT-X-8'),
  orderReference: may('BT-X-21'),
  orderDate: may('BT-X-22'),
  chargeFreeQuantity: may('BT-X-46'),
  chargeFreeUnit: may('BT-X-46-0'),
  packageQuantity: may('BT-X-47'),
  packageUnit: may('BT-X-47-0'),
  deliveryDate: may('BT-X-85'),
  priceDiscountPercentage: may('BT-X-34'),
  priceDiscountBaseAmount: may('BT-X-35'),
  priceDiscountReason: may('BT-X-36'),
  priceCharge: may('BT-X-302'),
  priceChargePercentage: may('BT-X-300'),
  priceChargeBaseAmount: may('BT-X-301'),
  priceChargeReason: may('BT-X-303'),
  exemptionReason: may('BT-X-96'),
  exemptionCode: may('BT-X-97'),
});
