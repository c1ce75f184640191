import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { ciiPayee, extendedParty } from './cii-parties.ts';
import { allowanceParts, day, referenceParts, taxParts } from './cii-parts.ts';
import { day102, taxPointCode } from './codecs.ts';
import { flagIs, isInAccountingCurrency } from './conditions.ts';

const looksLikeIban = /^\s*[A-Z]{2}\d{2}/;

const means = group(
  'ram:SpecifiedTradeSettlementPaymentMeans',
  'BG-16',
  [
    value('ram:TypeCode', 'BT-81'),
    value('ram:Information', 'BT-82'),
    group('ram:ApplicableTradeSettlementFinancialCard', 'BG-18', [
      value('ram:ID', 'BT-87'),
      value('ram:CardholderName', 'BT-88'),
    ]),
    group('ram:PayerPartyDebtorFinancialAccount', 'BG-19', [
      value('ram:IBANID', 'BT-91'),
      value('ram:AccountName', 'BT-216'),
    ]),
    group('ram:PayeePartyCreditorFinancialAccount', 'BG-17', [
      value('ram:IBANID', 'BT-84', { only: ({ text }) => looksLikeIban.test(text) }),
      value('ram:AccountName', 'BT-85'),
      value('ram:ProprietaryID', 'BT-84', { only: ({ text }) => !looksLikeIban.test(text) }),
    ]),
    inside('ram:PayerSpecifiedDebtorFinancialInstitution', [value('ram:BICID', 'BT-215')]),
    inside('ram:PayeeSpecifiedCreditorFinancialInstitution', [value('ram:BICID', 'BT-86')]),
  ],
  { splitBy: 'BG-17' },
);

const breakdown = group('ram:ApplicableTradeTax', 'BG-23', [
  value('ram:CalculatedAmount', 'BT-117'),
  always('ram:TypeCode', 'VAT'),
  value('ram:ExemptionReason', 'BT-120'),
  value('ram:BasisAmount', 'BT-116'),
  value('ram:LineTotalBasisAmount', 'BT-X-262'),
  value('ram:AllowanceChargeBasisAmount', 'BT-X-263'),
  value('ram:CategoryCode', 'BT-118'),
  value('ram:ExemptionReasonCode', 'BT-121'),
  inside('ram:TaxPointDate', [
    value('udt:DateString', 'BT-7', { attributes: { format: { always: '102' } }, codec: day102, once: true }),
  ]),
  value('ram:DueDateTypeCode', 'BT-8', { codec: taxPointCode, once: true }),
  value('ram:RateApplicablePercent', 'BT-119'),
]);

const allowances: BindingNode[] = [
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-20',
    allowanceParts(
      'allowance',
      ['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'],
      [
        inside(
          'ram:CategoryTradeTax',
          taxParts({ reason: 'BT-173', category: 'BT-95', code: 'BT-174', rate: 'BT-96' }),
        ),
      ],
      ['BT-X-265', 'BT-X-266', 'BT-X-267'],
    ),
    { when: flagIs('ChargeIndicator/Indicator', false) },
  ),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-21',
    allowanceParts(
      'charge',
      ['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'],
      [
        inside(
          'ram:CategoryTradeTax',
          taxParts({ type: 'BT-177', reason: 'BT-175', category: 'BT-102', code: 'BT-176', rate: 'BT-103' }),
        ),
      ],
      ['BT-X-268', 'BT-X-269', 'BT-X-270'],
    ),
    { when: flagIs('ChargeIndicator/Indicator', true) },
  ),
];

const totals = group('ram:SpecifiedTradeSettlementHeaderMonetarySummation', 'BG-22', [
  value('ram:LineTotalAmount', 'BT-106'),
  value('ram:ChargeTotalAmount', 'BT-108'),
  value('ram:AllowanceTotalAmount', 'BT-107'),
  value('ram:TaxBasisTotalAmount', 'BT-109'),
  value('ram:TaxTotalAmount', 'BT-111', {
    attributes: { currencyID: { currency: 'accounting' } },
    when: isInAccountingCurrency(),
  }),
  value('ram:TaxTotalAmount', 'BT-110', { attributes: { currencyID: { currency: 'document' } } }),
  value('ram:RoundingAmount', 'BT-114'),
  value('ram:GrandTotalAmount', 'BT-112'),
  value('ram:TotalPrepaidAmount', 'BT-113'),
  value('ram:DuePayableAmount', 'BT-115'),
]);

/** What EXTENDED says about paying early or late, whose terms follow each other. */
function condition(name: string, id: string, first: number, sum: string): BindingNode {
  const term = (offset: number): string => `BT-X-${first + offset}`;
  return group(name, id, [
    day('ram:BasisDateTime', term(0)),
    value('ram:BasisPeriodMeasure', term(1), { attributes: { unitCode: { term: term(2) } } }),
    value('ram:BasisAmount', term(3)),
    value('ram:CalculationPercent', term(4)),
    value(sum, term(5)),
  ]);
}

/** How much and how it is paid, in the order of CII. */
export const ciiSettlement: BindingNode = inside('ram:ApplicableHeaderTradeSettlement', [
  value('ram:CreditorReferenceID', 'BT-90'),
  value('ram:PaymentReference', 'BT-83'),
  value('ram:TaxCurrencyCode', 'BT-6'),
  value('ram:InvoiceCurrencyCode', 'BT-5'),
  value('ram:InvoiceIssuerReference', 'BT-X-204'),
  extendedParty('ram:InvoicerTradeParty', 'invoicer'),
  extendedParty('ram:InvoiceeTradeParty', 'invoicee'),
  ciiPayee,
  extendedParty('ram:PayerTradeParty', 'payer'),
  group('ram:TaxApplicableTradeCurrencyExchange', 'BG-X-41', [
    value('ram:SourceCurrencyCode', 'BT-X-258'),
    value('ram:TargetCurrencyCode', 'BT-X-259'),
    value('ram:ConversionRate', 'BT-X-260'),
    day('ram:ConversionRateDateTime', 'BT-X-261'),
  ]),
  means,
  breakdown,
  group('ram:BillingSpecifiedPeriod', 'BG-14', [
    value('ram:Description', 'BT-X-264'),
    day('ram:StartDateTime', 'BT-73'),
    day('ram:EndDateTime', 'BT-74'),
  ]),
  ...allowances,
  group('ram:SpecifiedLogisticsServiceCharge', 'BG-X-42', [
    value('ram:Description', 'BT-X-271'),
    value('ram:AppliedAmount', 'BT-X-272'),
    group(
      'ram:AppliedTradeTax',
      'BT-X-273-00',
      taxParts({ reason: 'BT-X-591', category: 'BT-X-273', code: 'BT-X-592', rate: 'BT-X-274' }),
    ),
  ]),
  group('ram:SpecifiedTradePaymentTerms', 'BT-20-00', [
    value('ram:Description', 'BT-20'),
    day('ram:DueDateDateTime', 'BT-9'),
    value('ram:DirectDebitMandateID', 'BT-89'),
    value('ram:PartialPaymentAmount', 'BT-X-275'),
    condition('ram:ApplicableTradePaymentPenaltyTerms', 'BG-X-43', 276, 'ram:ActualPenaltyAmount'),
    condition('ram:ApplicableTradePaymentDiscountTerms', 'BG-X-44', 282, 'ram:ActualDiscountAmount'),
    extendedParty('ram:PayeeTradeParty', 'paymentTermsPayee'),
  ]),
  totals,
  group('ram:SpecifiedFinancialAdjustment', 'BG-DEX-09', [
    value('ram:Reason', 'BT-DEX-003'),
    value('ram:ActualAmount', 'BT-DEX-002'),
  ]),
  group('ram:InvoiceReferencedDocument', 'BG-3', referenceParts({ number: 'BT-25', type: 'BT-X-555', date: 'BT-26' }), {
    single: true,
  }),
  group('ram:ReceivableSpecifiedTradeAccountingAccount', 'BT-19-00', [
    value('ram:ID', 'BT-19'),
    value('ram:TypeCode', 'BT-X-290'),
  ]),
  group('ram:SpecifiedAdvancePayment', 'BG-X-45', [
    value('ram:PaidAmount', 'BT-X-291'),
    day('ram:FormattedReceivedDateTime', 'BT-X-292', 'qdt'),
    group(
      'ram:IncludedTradeTax',
      'BG-X-46',
      taxParts({
        amount: 'BT-X-293',
        reason: 'BT-X-295',
        category: 'BT-X-296',
        code: 'BT-X-297',
        rate: 'BT-X-298',
      }),
    ),
    group(
      'ram:InvoiceSpecifiedReferencedDocument',
      'BG-X-85',
      referenceParts({ number: 'BT-X-558', type: 'BT-X-559', date: 'BT-X-560' }),
    ),
  ]),
]);
