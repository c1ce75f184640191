import type { FileRef, Text } from '@belegfluss/sdk';
import { exact } from '../rules/money.ts';
import { amountText, type CaseFacts, type CaseInvoice } from './case-facts.ts';
import type { CaseBooking, CasePayment, CaseRemainder } from './case-money.ts';
import { deciderWords, formatWords, sideWords, skontoWords, taxCaseWords } from './voucher-words.ts';

/** One document in a case's chain; `missing` marks one that is still to come, `from` the ids it follows from. */
export interface Voucher {
  id: string;
  kind: 'deal' | 'contract' | 'invoice' | 'cancellation' | 'credit_note' | 'booking' | 'payment' | 'report';
  number: string;
  state: string;
  date: string | null;
  amount: string | null;
  currency: string | null;
  from: string[];
  missing: boolean;
  files: { role: 'pdf' | 'xml' | 'csv' | 'report'; name: string; mediaType: string; url: string }[];
  /** Values are plain text, or a sentence in both languages. */
  facts: { label: Text; value: string | Text }[];
}

/** A contract as it stands in the database. */
export interface ContractRow {
  id: string;
  key: string;
  name: string;
  status: string;
  signedAt: Date | null;
  amount: string | null;
  currency: string | null;
  pdf: FileRef | null;
}

/** Where a stored file can be fetched; the server knows its own addresses. */
export type FileUrl = (file: FileRef) => string;

/** The deal that was won. */
export function dealVoucher(facts: CaseFacts): Voucher {
  return {
    ...blank,
    id: facts.id,
    kind: 'deal',
    number: facts.dealKey,
    state: 'won',
    date: facts.won.toISOString(),
    amount: amountText(facts.amount, facts.currency),
    currency: facts.currency,
    facts: [fact('Name', 'Name', facts.name), ...optional('Verantwortlich', 'Owner', facts.owner)],
  };
}

/** A contract with its signed PDF. */
export function contractVoucher(contract: ContractRow, caseId: string, fileUrl: FileUrl): Voucher {
  return {
    ...blank,
    id: contract.id,
    kind: 'contract',
    number: contract.key,
    state: contract.status,
    date: contract.signedAt?.toISOString() ?? null,
    amount:
      contract.amount === null || contract.currency === null ? null : amountText(contract.amount, contract.currency),
    currency: contract.currency,
    from: [caseId],
    facts: [fact('Name', 'Name', contract.name)],
    files: contract.pdf === null ? [] : [file('pdf', contract.pdf, fileUrl)],
  };
}

/** An invoice, or the document that takes one back. */
export function invoiceVoucher(invoice: CaseInvoice, fileUrl: FileUrl): Voucher {
  return {
    ...blank,
    id: invoice.id,
    kind: invoice.kind,
    number: invoice.number ?? '',
    state: invoice.state,
    date: invoice.issueDate,
    amount: amountText(invoice.gross, invoice.currency),
    currency: invoice.currency,
    from: [invoice.cancels ?? invoice.replaces ?? invoice.contractId],
    files: [
      ...(invoice.pdf === null ? [] : [file('pdf', invoice.pdf, fileUrl)]),
      ...(invoice.xml === null ? [] : [file('xml', invoice.xml, fileUrl)]),
      ...(invoice.report === null ? [] : [file('report', invoice.report, fileUrl)]),
    ],
    facts: [
      fact('Steuerfall', 'Tax case', taxCaseWords(invoice.taxCase)),
      fact('Netto', 'Net', amountText(invoice.net, invoice.currency)),
      fact('Steuer', 'Tax', amountText(invoice.tax, invoice.currency)),
      ...optional('Fällig am', 'Due on', invoice.kind === 'invoice' ? invoice.dueDate : null),
      ...optional('Skonto', 'Discount for early payment', skontoWords(invoice.skontoPercent, invoice.skontoUntil)),
      ...optional('Format', 'Format', formatWords(invoice.format)),
      ...optional('Geprüft nach', 'Validated by', invoice.rules),
      ...optional('Grund', 'Reason', invoice.reason),
    ],
  };
}

/** A ledger row of an invoice; what stands on the debtor's credit side reduces the claim and is negative. */
export function bookingVoucher(booking: CaseBooking): Voucher {
  return ledgerVoucher(booking, [booking.invoiceId]);
}

/** Money of a payment beside its invoices; negative where it left the bank account. */
export function remainderVoucher(remainder: CaseRemainder): Voucher {
  const voucher = ledgerVoucher(remainder, remainder.paymentIds);
  return {
    ...voucher,
    kind: 'payment',
    facts: [fact('Buchungstext', 'Booking text', remainder.text), ...voucher.facts],
  };
}

function ledgerVoucher(booking: Omit<CaseBooking, 'invoiceId' | 'invoiceNumber'>, from: string[]): Voucher {
  return {
    ...blank,
    id: booking.id,
    kind: 'booking',
    number: `${booking.account} / ${booking.contraAccount}`,
    state: booking.batchState ?? 'open',
    date: booking.documentDate,
    amount: amountText(
      booking.side === 'H' ? exact(booking.amount).negated().toString() : booking.amount,
      booking.currency,
    ),
    currency: booking.currency,
    from,
    facts: [
      fact('Soll/Haben', 'Debit/credit', sideWords(booking.side, booking.generalReversal)),
      ...optional('Steuerschlüssel', 'Tax key', booking.taxKey),
      ...optional('Kostenstelle', 'Cost centre', booking.costCentre),
      ...optional('Stapel', 'Batch', booking.batchFile),
    ],
  };
}

/** A part of a payment, or of one that was taken back, with the ledger row that it became. */
export function paymentVoucher(payment: CasePayment): Voucher {
  return {
    ...blank,
    id: payment.id,
    kind: 'payment',
    number: payment.invoiceNumber,
    state: payment.takesBack !== null ? 'returned' : payment.isTakenBack ? 'taken_back' : 'allocated',
    date: payment.bookedOn,
    amount: amountText(payment.amount, payment.currency),
    currency: payment.currency,
    from: [payment.takesBack ?? payment.invoiceId],
    facts: [
      ...optional(
        'Skonto',
        'Discount for early payment',
        Number(payment.skonto) === 0 ? null : amountText(payment.skonto, payment.currency),
      ),
      fact('Zugeordnet von', 'Allocated by', deciderWords(payment.decidedBy)),
      ...optional('Konten', 'Accounts', payment.accounts),
      ...optional('Stapel', 'Batch', payment.batchFile),
    ],
  };
}

/** What the CRM was told last. */
export function reportVoucher(facts: CaseFacts, payments: readonly CasePayment[]): Voucher {
  return {
    ...blank,
    id: `${facts.id}/report`,
    kind: 'report',
    number: facts.dealKey,
    state: facts.reportedStatus ?? '',
    date: facts.reported?.toISOString() ?? null,
    amount: facts.reportedAmount === null ? null : amountText(facts.reportedAmount, facts.billedCurrency),
    currency: facts.billedCurrency,
    from: payments.length > 0 ? payments.map(({ id }) => id) : [facts.id],
  };
}

/** A voucher without anything in it. */
export const blank: Omit<Voucher, 'id' | 'kind'> = {
  number: '',
  state: '',
  date: null,
  amount: null,
  currency: null,
  from: [],
  missing: false,
  files: [],
  facts: [],
};

function fact(de: string, en: string, value: string | Text): Voucher['facts'][number] {
  return { label: { de, en }, value };
}

function optional(de: string, en: string, value: string | Text | null): Voucher['facts'] {
  return value === null || value === '' ? [] : [fact(de, en, value)];
}

function file(role: Voucher['files'][number]['role'], ref: FileRef, fileUrl: FileUrl): Voucher['files'][number] {
  return { role, name: ref.name, mediaType: ref.mediaType, url: fileUrl(ref) };
}
