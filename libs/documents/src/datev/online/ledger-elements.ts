import type { LedgerInvoice, LedgerLine } from './ledger-invoice.ts';

/** What an element of a ledger row may hold. */
export interface LedgerElement {
  name: string;
  pattern: RegExp;
  value(invoice: LedgerInvoice, line: LedgerLine): string | undefined;
}

const amount = /^-?(0|[1-9]\d{0,9})\.\d{2}$/;
const nonZero = /^(?!-?0\.00$)-?(0|[1-9]\d{0,9})\.\d{2}$/;
const discount = /^(?!0\.00$)(0|[1-9]\d{0,7})\.\d{2}$/;
const percent = /^(0|[1-9]\d?)\.\d{2}$/;
const country = /^[A-Z]{2}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const vatId = /^[\w. ]{1,15}$/;
const costCentre = /^\S([\S ]{0,34}\S)?$/;

/** The form of the sum over all rows. */
export const consolidatedAmount = amount;

function element(name: string, pattern: RegExp, value: LedgerElement['value']): LedgerElement {
  return { name, pattern, value };
}

/**
 * The elements of a row of the ledgers, in the order that DATEV demands; those about bank codes, the office's own names and
 * municipal books are left out. Source: the order of elements follows DATEV's schema v060
 * as published (mirrored publicly, 2026-11), structure only.
 */
export const ledgerElements: readonly LedgerElement[] = [
  element('date', day, ({ invoiceDate }) => invoiceDate),
  element('amount', nonZero, (_, line) => line.amount),
  element('discountAmount', discount, ({ skonto }) => skonto?.[0]?.amount),
  element('accountNo', /^[1-9]\d{0,8}$/, (_, line) => line.account),
  element('buCode', /^(0|[1-9]\d{0,3})$/, (_, line) => line.taxKey),
  element('costAmount', /^(0|[1-9]\d{0,11})\.\d{4}$/, (_, line) => line.costQuantity),
  element('costCategoryId', costCentre, (_, line) => line.costCentre1),
  element('costCategoryId2', costCentre, (_, line) => line.costCentre2),
  element('tax', percent, (_, line) => line.taxRate),
  element('information', /^.{1,120}$/u, (_, line) => line.note),
  element('currencyCode', /^[A-Z]{3}$/, ({ currency }) => currency),
  element('invoiceId', /^[a-zA-Z\d$%&*+\-/]{1,36}$/, ({ invoiceNumber }) => invoiceNumber),
  element('bookingText', /^.{1,60}$/u, (_, line) => line.text),
  element('ownVatId', vatId, ({ ownVatId }) => ownVatId),
  element('shipFromCountry', country, ({ shipFromCountry }) => shipFromCountry),
  element('partyId', /^.{1,15}$/u, ({ partner }) => partner.number),
  element('paidAt', day, ({ paidOn }) => paidOn),
  element('vatId', vatId, ({ partner }) => partner.vatId),
  element('shipToCountry', country, ({ shipToCountry }) => shipToCountry),
  element('exchangeRate', /^(0|[1-9]\d{0,3})\.\d{6}$/, ({ exchangeRate }) => exchangeRate),
  element('iban', /^[A-Z]{2}\d\d[A-Za-z\d]{11,30}$/, ({ iban }) => iban),
  element('swiftCode', /^[A-Z]{6}[A-Z\d]{2,5}$/, ({ bic }) => bic),
  element('paymentConditionsId', /^(9|[1-9]\d{1,2})$/, ({ paymentTerm }) => paymentTerm),
  element('discountPercentage', percent, ({ skonto }) => skonto?.[0]?.percent),
  element('discountPaymentDate', day, ({ skonto }) => skonto?.[0]?.until),
  element('discountAmount2', discount, ({ skonto }) => skonto?.[1]?.amount),
  element('discountPercentage2', percent, ({ skonto }) => skonto?.[1]?.percent),
  element('discountPaymentDate2', day, ({ skonto }) => skonto?.[1]?.until),
  element('dueDate', day, ({ dueDate }) => dueDate),
  element('bpAccountNo', /^[1-9]\d{4,8}$/, ({ partner }) => partner.account),
  element('deliveryDate', day, ({ deliveryDate }) => deliveryDate),
  element('orderId', /^[a-zA-Z\d$%&*+\-./]{1,30}$/, ({ orderNumber }) => orderNumber),
  element('customerName', /^.{1,50}$/u, ({ direction, partner }) => when(direction === 'receivable', partner.name)),
  element('customerCity', /^.{1,30}$/u, ({ direction, partner }) => when(direction === 'receivable', partner.city)),
  element('supplierName', /^.{1,50}$/u, ({ direction, partner }) => when(direction === 'payable', partner.name)),
  element('supplierCity', /^.{1,30}$/u, ({ direction, partner }) => when(direction === 'payable', partner.city)),
];

function when(condition: boolean, value: string | undefined): string | undefined {
  return condition ? value : undefined;
}
