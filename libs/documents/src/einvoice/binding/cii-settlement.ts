import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { ciiPayee } from './cii-parties.ts';
import { allowanceParts, day } from './cii-parts.ts';
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
    group('ram:PayerPartyDebtorFinancialAccount', 'BG-19', [value('ram:IBANID', 'BT-91')]),
    group('ram:PayeePartyCreditorFinancialAccount', 'BG-17', [
      value('ram:IBANID', 'BT-84', { only: ({ text }) => looksLikeIban.test(text) }),
      value('ram:AccountName', 'BT-85'),
      value('ram:ProprietaryID', 'BT-84', { only: ({ text }) => !looksLikeIban.test(text) }),
    ]),
    inside('ram:PayeeSpecifiedCreditorFinancialInstitution', [value('ram:BICID', 'BT-86')]),
  ],
  { splitBy: 'BG-17' },
);

const breakdown = group('ram:ApplicableTradeTax', 'BG-23', [
  value('ram:CalculatedAmount', 'BT-117'),
  always('ram:TypeCode', 'VAT'),
  value('ram:ExemptionReason', 'BT-120'),
  value('ram:BasisAmount', 'BT-116'),
  value('ram:CategoryCode', 'BT-118'),
  value('ram:ExemptionReasonCode', 'BT-121'),
  inside('ram:TaxPointDate', [
    value('udt:DateString', 'BT-7', { attributes: { format: { always: '102' } }, codec: day102 }),
  ]),
  value('ram:DueDateTypeCode', 'BT-8', { codec: taxPointCode }),
  value('ram:RateApplicablePercent', 'BT-119'),
]);

function taxOf(category: string, rate: string): BindingNode {
  return inside('ram:CategoryTradeTax', [
    always('ram:TypeCode', 'VAT'),
    value('ram:CategoryCode', category),
    value('ram:RateApplicablePercent', rate),
  ]);
}

const allowances: BindingNode[] = [
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-20',
    allowanceParts(false, ['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'], [taxOf('BT-95', 'BT-96')]),
    { when: flagIs('ChargeIndicator/Indicator', false) },
  ),
  group(
    'ram:SpecifiedTradeAllowanceCharge',
    'BG-21',
    allowanceParts(true, ['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'], [taxOf('BT-102', 'BT-103')]),
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

/** How much and how it is paid, in the order of CII. */
export const ciiSettlement: BindingNode = inside('ram:ApplicableHeaderTradeSettlement', [
  value('ram:CreditorReferenceID', 'BT-90'),
  value('ram:PaymentReference', 'BT-83'),
  value('ram:TaxCurrencyCode', 'BT-6'),
  value('ram:InvoiceCurrencyCode', 'BT-5'),
  ciiPayee,
  means,
  breakdown,
  group('ram:BillingSpecifiedPeriod', 'BG-14', [day('ram:StartDateTime', 'BT-73'), day('ram:EndDateTime', 'BT-74')]),
  ...allowances,
  inside('ram:SpecifiedTradePaymentTerms', [
    value('ram:Description', 'BT-20'),
    day('ram:DueDateDateTime', 'BT-9'),
    value('ram:DirectDebitMandateID', 'BT-89'),
  ]),
  totals,
  group(
    'ram:InvoiceReferencedDocument',
    'BG-3',
    [value('ram:IssuerAssignedID', 'BT-25'), day('ram:FormattedIssueDateTime', 'BT-26', 'qdt')],
    { single: true },
  ),
  inside('ram:ReceivableSpecifiedTradeAccountingAccount', [value('ram:ID', 'BT-19')]),
]);
