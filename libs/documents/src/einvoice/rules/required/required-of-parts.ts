import { ciiPlaces as cii, ublPlaces as ubl } from '../places.ts';
import type { Adjustment, RequiredTerm } from './required-terms.ts';
import { ofAllowance, ofCiiAllowance, part, text, vatCode } from './required-terms.ts';

const lineAmount = 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount';
const netPrice = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount';

/** Terms of lines that must be there (EN 16931, CEN 1.3.16, April 2026). */
const requiredOfLines: readonly RequiredTerm[] = [
  ['BR-21', 'BT-126', text('ID', ubl.line), text('AssociatedDocumentLineDocument/LineID', cii.line)],
  [
    'BR-22',
    'BT-129',
    part(ubl.line, 'InvoicedQuantity|CreditedQuantity'),
    part(cii.line, 'SpecifiedLineTradeDelivery/BilledQuantity'),
  ],
  ['BR-24', 'BT-131', part(ubl.line, 'LineExtensionAmount'), part(cii.line, lineAmount)],
  ['BR-25', 'BT-153', text('Item/Name', ubl.line), text('SpecifiedTradeProduct/Name', cii.line)],
  ['BR-26', 'BT-146', part(ubl.line, 'Price/PriceAmount'), part(cii.line, netPrice)],
  [
    'BR-CO-04',
    'BT-151',
    vatCode(part(ubl.line, 'Item/ClassifiedTaxCategory'), 'ID'),
    vatCode(part(cii.line, 'SpecifiedLineTradeSettlement/ApplicableTradeTax'), 'CategoryCode'),
  ],
];

function amount(rule: string, term: string, kind: Adjustment): RequiredTerm {
  return [rule, term, ofAllowance(kind, 'Amount'), ofCiiAllowance(kind, 'ActualAmount')];
}

function category(rule: string, term: string, kind: Adjustment): RequiredTerm {
  return [
    rule,
    term,
    vatCode(ofAllowance(kind, 'TaxCategory'), 'ID'),
    vatCode(ofCiiAllowance(kind, 'CategoryTradeTax'), 'CategoryCode'),
  ];
}

// A reason in words or by its code.
function reason(rule: string, term: string, kind: Adjustment): RequiredTerm {
  return [
    rule,
    term,
    ofAllowance(kind, 'AllowanceChargeReason', 'AllowanceChargeReasonCode'),
    ofCiiAllowance(kind, 'Reason', 'ReasonCode'),
  ];
}

/** Terms of lines, allowances and charges that must be there (EN 16931, CEN 1.3.16, April 2026). */
export const requiredOfParts: readonly RequiredTerm[] = [
  ...requiredOfLines,
  amount('BR-31', 'BT-92', 'allowance'),
  category('BR-32', 'BT-95', 'allowance'),
  reason('BR-33', 'BT-97', 'allowance'),
  reason('BR-CO-21', 'BT-97', 'allowance'),
  amount('BR-36', 'BT-99', 'charge'),
  category('BR-37', 'BT-102', 'charge'),
  reason('BR-38', 'BT-104', 'charge'),
  reason('BR-CO-22', 'BT-104', 'charge'),
  amount('BR-41', 'BT-136', 'lineAllowance'),
  reason('BR-42', 'BT-139', 'lineAllowance'),
  reason('BR-CO-23', 'BT-139', 'lineAllowance'),
  amount('BR-43', 'BT-141', 'lineCharge'),
  reason('BR-44', 'BT-144', 'lineCharge'),
  reason('BR-CO-24', 'BT-144', 'lineCharge'),
];
