import type { PaymentTerms } from '../payment-terms.ts';
import { paymentTermsText, readPaymentTerms } from '../payment-terms.ts';
import type { DocumentAllowance, DocumentCharge, InvoiceTotals, VatBreakdown } from './amounts.ts';
import type {
  Attachment,
  Invoice,
  InvoiceNote,
  InvoicingPeriod,
  PrecedingInvoice,
  SupportingDocument,
} from './invoice.ts';
import { extendedInvoiceShape } from './extended-shapes.ts';
import { lineShape } from './line-shapes.ts';
import { buyerShape, deliveryShape, payeeShape, sellerShape, taxRepresentativeShape } from './party-shapes.ts';
import type { DirectDebit, PayeeAccount, PaymentCard, PaymentInstructions, ThirdPartyPayment } from './payment.ts';
import type { Conversion, Fields } from './shape.ts';
import { list, may, maybe, must, one, shapeOf, some, struct } from './shape.ts';

// The shape of the invoice gives the writer no other value for this term than payment terms.
const terms: Conversion = { read: readPaymentTerms, write: (value) => paymentTermsText(value as PaymentTerms) };

const paymentShape = shapeOf<PaymentInstructions>({
  meansCode: must('BT-81'),
  meansText: may('BT-82'),
  remittanceInformation: may('BT-83'),
  accounts: list('BG-17', shapeOf<PayeeAccount>({ iban: must('BT-84'), name: may('BT-85'), bic: may('BT-86') })),
  card: maybe('BG-18', shapeOf<PaymentCard>({ number: must('BT-87'), holder: may('BT-88') })),
  directDebit: maybe(
    'BG-19',
    shapeOf<DirectDebit>({
      mandate: may('BT-89'),
      creditor: may('BT-90'),
      account: may('BT-91'),
      accountName: may('BT-216'),
      bic: may('BT-215'),
    }),
  ),
});

function allowance(ids: readonly string[]) {
  const [amount = '', baseAmount = '', percentage = '', vatCategory = '', vatRate = '', reason = '', ...more] = ids;
  const [reasonCode = '', exemptionReason = '', exemptionCode = '', sequence = '', quantity = '', unit = ''] = more;
  return {
    amount: must(amount),
    baseAmount: may(baseAmount),
    percentage: may(percentage),
    vatCategory: may(vatCategory),
    vatRate: may(vatRate),
    reason: may(reason),
    reasonCode: may(reasonCode),
    exemptionReason: may(exemptionReason),
    exemptionCode: may(exemptionCode),
    sequence: may(sequence),
    baseQuantity: may(quantity),
    baseUnit: may(unit),
  };
}
const allowanceShape = shapeOf<DocumentAllowance>(
  allowance('BT-92 BT-93 BT-94 BT-95 BT-96 BT-97 BT-98 BT-173 BT-174 BT-X-265 BT-X-266 BT-X-267'.split(' ')),
);
const chargeShape = shapeOf<DocumentCharge>({
  ...allowance('BT-99 BT-100 BT-101 BT-102 BT-103 BT-104 BT-105 BT-175 BT-176 BT-X-268 BT-X-269 BT-X-270'.split(' ')),
  taxType: may('BT-177'),
});

const totalsShape = shapeOf<InvoiceTotals>({
  lineNet: may('BT-106'),
  allowances: may('BT-107'),
  charges: may('BT-108'),
  withoutVat: must('BT-109'),
  vat: may('BT-110'),
  vatInAccountingCurrency: may('BT-111'),
  withVat: must('BT-112'),
  paid: may('BT-113'),
  rounding: may('BT-114'),
  due: must('BT-115'),
});

const breakdownShape = shapeOf<VatBreakdown>({
  taxableAmount: must('BT-116'),
  taxAmount: must('BT-117'),
  category: must('BT-118'),
  rate: may('BT-119'),
  exemptionReason: may('BT-120'),
  exemptionCode: may('BT-121'),
  lineTotal: may('BT-X-262'),
  allowanceTotal: may('BT-X-263'),
});

const attachmentShape = shapeOf<Attachment>({
  content: must('BT-125'),
  mimeType: must('BT-125-1'),
  filename: must('BT-125-2'),
});
const documentShape = shapeOf<SupportingDocument>({
  reference: must('BT-122'),
  description: may('BT-123'),
  location: may('BT-124'),
  attachment: struct(attachmentShape),
  date: may('BT-X-149'),
});

const thirdPartyShape = shapeOf<ThirdPartyPayment>({
  type: may('BT-DEX-001'),
  amount: must('BT-DEX-002'),
  description: must('BT-DEX-003'),
});

/** The whole invoice, BG-0. */
export const invoiceShape = shapeOf<Invoice>({
  number: must('BT-1'),
  issueDate: must('BT-2'),
  typeCode: must('BT-3'),
  currency: must('BT-5'),
  vatCurrency: may('BT-6'),
  taxPointDate: may('BT-7'),
  taxPointCode: may('BT-8'),
  dueDate: may('BT-9'),
  buyerReference: may('BT-10'),
  projectReference: may('BT-11'),
  contractReference: may('BT-12'),
  purchaseOrderReference: may('BT-13'),
  salesOrderReference: may('BT-14'),
  receivingAdviceReference: may('BT-15'),
  despatchAdviceReference: may('BT-16'),
  tenderReference: may('BT-17'),
  invoicedObject: may('BT-18'),
  invoicedObjectScheme: may('BT-18-1'),
  accountingReference: may('BT-19'),
  paymentTerms: may('BT-20', terms),
  notes: list('BG-1', shapeOf<InvoiceNote>({ text: must('BT-22'), subject: may('BT-21'), contentCode: may('BT-X-5') })),
  process: may('BT-23'),
  specification: may('BT-24'),
  precedingInvoices: list(
    'BG-3',
    shapeOf<PrecedingInvoice>({ number: must('BT-25'), issueDate: may('BT-26'), type: may('BT-X-555') }),
  ),
  seller: one('BG-4', sellerShape),
  buyer: one('BG-7', buyerShape),
  payee: maybe('BG-10', payeeShape),
  taxRepresentative: maybe('BG-11', taxRepresentativeShape),
  delivery: maybe('BG-13', deliveryShape),
  period: maybe(
    'BG-14',
    shapeOf<InvoicingPeriod>({ start: may('BT-73'), end: may('BT-74'), description: may('BT-X-264') }),
  ),
  payments: list('BG-16', paymentShape),
  allowances: some('BG-20', () => allowanceShape),
  charges: some('BG-21', () => chargeShape),
  totals: one('BG-22', totalsShape),
  vatBreakdown: list('BG-23', breakdownShape),
  documents: some('BG-24', () => documentShape),
  lines: list('BG-25', lineShape),
  extended: struct(extendedInvoiceShape),
  thirdPartyPayments: some('BG-DEX-09', () => thirdPartyShape),
});

/**
 * The invoice that these fields are, which somebody filled by `invoiceShape`: the shape names every field of `Invoice`, which the
 * compiler compares, so that nothing but its terms decides what is in them.
 */
export function invoiceFrom(fields: Fields): Invoice {
  return fields as unknown as Invoice;
}
