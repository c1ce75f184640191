import type { BindingNode } from './binding-node.ts';
import { always, amount, group, inside, value } from './binding-node.ts';
import { flagIs, isInAccountingCurrency } from './conditions.ts';
import { allowanceParts, isVat, vatScheme } from './ubl-parts.ts';

/** How to pay, BG-16; a credit note has the due date, BT-9, in here. */
export function paymentMeans(dueDate: BindingNode[]): BindingNode {
  return group(
    'cac:PaymentMeans',
    'BG-16',
    [
      value('cbc:PaymentMeansCode', 'BT-81', { attributes: { name: { term: 'BT-82' } } }),
      ...dueDate,
      value('cbc:PaymentID', 'BT-83'),
      group('cac:CardAccount', 'BG-18', [
        value('cbc:PrimaryAccountNumberID', 'BT-87'),
        always('cbc:NetworkID', 'NA'),
        value('cbc:HolderName', 'BT-88'),
      ]),
      group('cac:PayeeFinancialAccount', 'BG-17', [
        value('cbc:ID', 'BT-84'),
        value('cbc:Name', 'BT-85'),
        inside('cac:FinancialInstitutionBranch', [value('cbc:ID', 'BT-86')]),
      ]),
      group('cac:PaymentMandate', 'BG-19', [
        value('cbc:ID', 'BT-89'),
        inside('cac:PayerFinancialAccount', [value('cbc:ID', 'BT-91')]),
      ]),
    ],
    { splitBy: 'BG-17', needsGroup: true },
  );
}

/** The terms of paying, BT-20. */
export const paymentTerms: BindingNode = inside('cac:PaymentTerms', [value('cbc:Note', 'BT-20')]);

/** Money that is collected for somebody else, BG-DEX-09 of XRechnung's extension. */
export const thirdPartyPayment: BindingNode = group('cac:PrepaidPayment', 'BG-DEX-09', [
  value('cbc:ID', 'BT-DEX-001'),
  amount('cbc:PaidAmount', 'BT-DEX-002'),
  value('cbc:InstructionID', 'BT-DEX-003'),
]);

function taxOf(category: string, rate: string): BindingNode {
  return inside('cac:TaxCategory', [value('cbc:ID', category), value('cbc:Percent', rate), vatScheme], { when: isVat });
}

const allowances: BindingNode[] = [
  group(
    'cac:AllowanceCharge',
    'BG-20',
    allowanceParts('allowance', ['BT-92', 'BT-93', 'BT-94', 'BT-97', 'BT-98'], [taxOf('BT-95', 'BT-96')]),
    { when: flagIs('ChargeIndicator', false) },
  ),
  group(
    'cac:AllowanceCharge',
    'BG-21',
    allowanceParts('charge', ['BT-99', 'BT-100', 'BT-101', 'BT-104', 'BT-105'], [taxOf('BT-102', 'BT-103')]),
    { when: flagIs('ChargeIndicator', true) },
  ),
];

const taxTotals: BindingNode[] = [
  inside(
    'cac:TaxTotal',
    [value('cbc:TaxAmount', 'BT-111', { attributes: { currencyID: { currency: 'accounting' } } })],
    { when: isInAccountingCurrency('TaxAmount') },
  ),
  inside('cac:TaxTotal', [
    amount('cbc:TaxAmount', 'BT-110'),
    group('cac:TaxSubtotal', 'BG-23', [
      amount('cbc:TaxableAmount', 'BT-116'),
      amount('cbc:TaxAmount', 'BT-117'),
      inside(
        'cac:TaxCategory',
        [
          value('cbc:ID', 'BT-118'),
          value('cbc:Percent', 'BT-119'),
          value('cbc:TaxExemptionReasonCode', 'BT-121'),
          value('cbc:TaxExemptionReason', 'BT-120'),
          vatScheme,
        ],
        { when: isVat },
      ),
    ]),
  ]),
];

const totals = group('cac:LegalMonetaryTotal', 'BG-22', [
  amount('cbc:LineExtensionAmount', 'BT-106'),
  amount('cbc:TaxExclusiveAmount', 'BT-109'),
  amount('cbc:TaxInclusiveAmount', 'BT-112'),
  amount('cbc:AllowanceTotalAmount', 'BT-107'),
  amount('cbc:ChargeTotalAmount', 'BT-108'),
  amount('cbc:PrepaidAmount', 'BT-113'),
  amount('cbc:PayableRoundingAmount', 'BT-114'),
  amount('cbc:PayableAmount', 'BT-115'),
]);

/** Allowances, charges, VAT and totals of the whole invoice, in the order of UBL. */
export const ublAmounts: BindingNode[] = [...allowances, ...taxTotals, totals];
