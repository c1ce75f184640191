import { extendedParties } from '../terms/extended-parties.ts';
import { invoiceParty } from './extended-party-shapes.ts';
import type {
  AdvancePayment,
  AdvancePaymentInvoice,
  CurrencyExchange,
  DeliveryTerms,
  ExtendedInvoice,
  FurtherAccountingReference,
  FurtherObject,
  FurtherPaymentTerms,
  FurtherReference,
  LogisticsCharge,
  PaymentCondition,
  StatedTax,
  StatedTaxAmount,
  TransportMode,
} from './extended.ts';
import type { Entry, Shape } from './shape.ts';
import { further, may, maybe, must, shapeOf, some, values } from './shape.ts';

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

function reference(number: string, date: string): Shape {
  return shapeOf<FurtherReference>({ number: must(number), date: may(date) });
}

/** The terms of a VAT that stands beside an amount: category, rate, reason, code. */
function tax(ids: readonly [string, string, string, string]) {
  const [category, rate, reason, code] = ids;
  return { category: may(category), rate: may(rate), exemptionReason: may(reason), exemptionCode: may(code) };
}

/** A VAT with its amount. */
export function taxAmount(amount: string, ids: readonly [string, string, string, string]): Shape {
  return shapeOf<StatedTaxAmount>({ ...tax(ids), amount: may(amount) });
}

/** Delivery terms of the invoice or of a line. */
export function deliveryTerms(code: string, country: string, place: string): Shape {
  return shapeOf<DeliveryTerms>({ code: must(code), country: may(country), place: may(place) });
}

/** A further accounting reference of the invoice or of a line. */
export function accountingReference(term: string, type: string): Shape {
  return shapeOf<FurtherAccountingReference>({ reference: must(term), type: may(type) });
}

const payee = (): Entry<false> => maybe('BG-X-77', invoiceParty(extendedParties.paymentTermsPayee));
const conditions = {
  latePaymentPenalty: maybe('BG-X-43', condition(276)),
  earlyPaymentDiscount: maybe('BG-X-44', condition(282)),
};
const furtherTerms = shapeOf<FurtherPaymentTerms>({
  text: may('BT-20'),
  dueDate: may('BT-9'),
  partialPaymentAmount: may('BT-X-275'),
  ...conditions,
  payee: payee(),
});

const logisticsTax = shapeOf<StatedTax>(tax(['BT-X-273', 'BT-X-274', 'BT-X-591', 'BT-X-592']));
const logisticsCharge = shapeOf<LogisticsCharge>({
  description: must('BT-X-271'),
  amount: must('BT-X-272'),
  taxes: some('BT-X-273-00', () => logisticsTax),
});

const advanceTax = taxAmount('BT-X-293', ['BT-X-296', 'BT-X-298', 'BT-X-295', 'BT-X-297']);
const advanceInvoice = shapeOf<AdvancePaymentInvoice>({
  number: must('BT-X-558'),
  type: may('BT-X-559'),
  date: may('BT-X-560'),
});
const advancePayment = shapeOf<AdvancePayment>({
  amount: must('BT-X-291'),
  date: may('BT-X-292'),
  taxes: some('BG-X-46', () => advanceTax),
  invoice: maybe('BG-X-85', advanceInvoice),
});

const exchange = shapeOf<CurrencyExchange>({
  source: must('BT-X-258'),
  target: must('BT-X-259'),
  rate: must('BT-X-260'),
  date: may('BT-X-261'),
});

const customerOrder = reference('BT-X-150', 'BT-X-151');
const party = (
  id:
    | 'salesAgent'
    | 'buyerTaxRepresentative'
    | 'productEndUser'
    | 'buyerAgent'
    | 'ultimateShipTo'
    | 'shipFrom'
    | 'invoicer'
    | 'invoicee'
    | 'payer',
): Entry<false> => maybe(extendedParties[id].group, invoiceParty(extendedParties[id]));

/** What EXTENDED adds to the invoice. */
export const extendedInvoiceShape = shapeOf<ExtendedInvoice>({
  testIndicator: may('BT-X-1'),
  documentName: may('BT-X-2'),
  copyIndicator: may('BT-X-3'),
  language: may('BT-X-4'),
  contractualDueDate: may('BT-X-6'),
  projectName: may('BT-11-0'),
  salesOrderDate: may('BT-X-146'),
  purchaseOrderDate: may('BT-X-147'),
  contractDate: may('BT-X-148'),
  contractType: may('BT-X-405'),
  tenderDate: may('BT-X-556'),
  invoicedObjectDate: may('BT-X-557'),
  accountingReferenceType: may('BT-X-290'),
  transportModes: values('BT-X-152', shapeOf<TransportMode>({ code: must('BT-X-152') })),
  despatchAdviceDate: may('BT-X-200'),
  receivingAdviceDate: may('BT-X-201'),
  deliveryNote: may('BT-X-202'),
  deliveryNoteDate: may('BT-X-203'),
  sellerReference: may('BT-X-204'),
  partialPaymentAmount: may('BT-X-275'),
  ...conditions,
  paymentTermsPayee: payee(),
  furtherTenders: further('BT-17-00', reference('BT-17', 'BT-X-556')),
  furtherInvoicedObjects: further(
    'BT-18-00',
    shapeOf<FurtherObject>({ id: must('BT-18'), scheme: may('BT-18-1'), date: may('BT-X-557') }),
  ),
  furtherAccountingReferences: further('BT-19-00', accountingReference('BT-19', 'BT-X-290')),
  furtherPaymentTerms: further('BT-20-00', furtherTerms),
  salesAgent: party('salesAgent'),
  buyerTaxRepresentative: party('buyerTaxRepresentative'),
  productEndUser: party('productEndUser'),
  buyerAgent: party('buyerAgent'),
  ultimateShipTo: party('ultimateShipTo'),
  shipFrom: party('shipFrom'),
  invoicer: party('invoicer'),
  invoicee: party('invoicee'),
  payer: party('payer'),
  quotation: maybe('BG-X-61', reference('BT-X-403', 'BT-X-404')),
  ultimateCustomerOrders: some('BG-X-23', () => customerOrder),
  deliveryTerms: maybe('BG-X-22', deliveryTerms('BT-X-145', 'BT-X-563', 'BT-X-564')),
  logisticsCharges: some('BG-X-42', () => logisticsCharge),
  currencyExchange: maybe('BG-X-41', exchange),
  advancePayments: some('BG-X-45', () => advancePayment),
});
