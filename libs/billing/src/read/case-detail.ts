import type { FileRef, Text } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { amountText, caseFacts, caseInvoices, stagesOf, type CaseFacts, type CaseInvoice } from './case-facts.ts';
import { caseRow, type CaseRow } from './case-list.ts';
import { caseBookings, casePayments, type CaseBooking, type CasePayment } from './case-money.ts';

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
  files: { role: 'pdf' | 'xml' | 'csv'; name: string; mediaType: string; url: string }[];
  facts: { label: Text; value: string }[];
}

interface ContractRow {
  id: string;
  key: string;
  status: string;
  signedAt: Date | null;
  amount: string | null;
  currency: string | null;
  pdf: FileRef | null;
}

/** Where a stored file can be fetched; the server knows its own addresses. */
export type FileUrl = (file: FileRef) => string;

/** A case with its chain of vouchers, or `undefined` where there is none with this id. */
export async function readCase(sql: Sql, id: string, fileUrl: FileUrl): Promise<{ case: CaseRow; vouchers: Voucher[] } | undefined> {
  const [facts] = await caseFacts(sql, [id]);
  if (facts === undefined) return undefined;
  const contracts = await sql.query<ContractRow>(
    'select id, key, status, signed_at as "signedAt", amount, currency, pdf from contract where case_id = $1 order by id',
    [id],
  );
  const invoices = await caseInvoices(sql, [id]);
  const bookings = await caseBookings(sql, [id]);
  const payments = await casePayments(sql, [id]);
  const vouchers = [
    dealVoucher(facts),
    ...contracts.map((contract) => contractVoucher(contract, id, fileUrl)),
    ...invoices.map((invoice) => invoiceVoucher(invoice, fileUrl)),
    ...bookings.map(bookingVoucher),
    ...payments.map(paymentVoucher),
    ...(facts.reported === null ? [] : [reportVoucher(facts, payments)]),
  ];
  return { case: caseRow(facts), vouchers: [...vouchers, ...gaps(facts, vouchers)] };
}

function dealVoucher(facts: CaseFacts): Voucher {
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

function contractVoucher(contract: ContractRow, caseId: string, fileUrl: FileUrl): Voucher {
  return {
    ...blank,
    id: contract.id,
    kind: 'contract',
    number: contract.key,
    state: contract.status,
    date: contract.signedAt?.toISOString() ?? null,
    amount: contract.amount === null || contract.currency === null ? null : amountText(contract.amount, contract.currency),
    currency: contract.currency,
    from: [caseId],
    files: contract.pdf === null ? [] : [file('pdf', contract.pdf, fileUrl)],
  };
}

function invoiceVoucher(invoice: CaseInvoice, fileUrl: FileUrl): Voucher {
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
    ],
    facts: [
      fact('Steuerfall', 'Tax case', invoice.taxCase),
      fact('Netto', 'Net', amountText(invoice.net, invoice.currency)),
      fact('Steuer', 'Tax', amountText(invoice.tax, invoice.currency)),
      ...optional('Fällig am', 'Due on', invoice.kind === 'invoice' ? invoice.dueDate : null),
      ...optional('Skonto', 'Discount for early payment', skontoText(invoice)),
    ],
  };
}

function bookingVoucher(booking: CaseBooking): Voucher {
  return {
    ...blank,
    id: booking.id,
    kind: 'booking',
    number: `${booking.account} / ${booking.contraAccount}`,
    state: booking.batchState ?? 'open',
    date: booking.documentDate,
    amount: booking.amount,
    currency: booking.currency,
    from: [booking.invoiceId],
    facts: [
      fact('Soll/Haben', 'Debit/credit', booking.side),
      ...optional('Steuerschlüssel', 'Tax key', booking.taxKey),
      ...optional('Kostenstelle', 'Cost centre', booking.costCentre),
      ...optional('Stapel', 'Batch', booking.batchFile),
    ],
  };
}

function paymentVoucher(payment: CasePayment): Voucher {
  return {
    ...blank,
    id: payment.id,
    kind: 'payment',
    number: payment.invoiceNumber,
    state: 'allocated',
    date: payment.bookedOn,
    amount: amountText(payment.amount, payment.currency),
    currency: payment.currency,
    from: [payment.invoiceId],
    facts: [
      ...optional('Skonto', 'Discount for early payment', Number(payment.skonto) === 0 ? null : amountText(payment.skonto, payment.currency)),
      fact('Zugeordnet von', 'Allocated by', payment.decidedBy),
    ],
  };
}

function reportVoucher(facts: CaseFacts, payments: readonly CasePayment[]): Voucher {
  return {
    ...blank,
    id: `${facts.id}/report`,
    kind: 'report',
    number: facts.dealKey,
    state: facts.reportedStatus ?? '',
    date: facts.reported?.toISOString() ?? null,
    amount: facts.reportedAmount === null ? null : amountText(facts.reportedAmount, facts.currency),
    currency: facts.currency,
    from: payments.length > 0 ? payments.map(({ id }) => id) : [facts.id],
  };
}

/** The stages that are still to come, each as an empty voucher behind the last one there is. */
function gaps(facts: CaseFacts, vouchers: readonly Voucher[]): Voucher[] {
  const stages = stagesOf(facts);
  const awaited = (
    [
      ['contract', stages.signed],
      ['invoice', stages.invoiced],
      ['booking', stages.booked],
      ['payment', stages.paid],
      ['report', stages.reported],
    ] as const
  ).filter(([kind, reached]) => reached === null && !vouchers.some((voucher) => voucher.kind === kind));
  let from = vouchers.at(-1)?.id ?? facts.id;
  return awaited.map(([kind]) => {
    const gap: Voucher = { ...blank, id: `${facts.id}/missing/${kind}`, kind, state: 'missing', from: [from], missing: true };
    from = gap.id;
    return gap;
  });
}

const blank: Omit<Voucher, 'id' | 'kind'> = {
  number: '', state: '', date: null, amount: null, currency: null, from: [], missing: false, files: [], facts: [],
};

function fact(de: string, en: string, value: string): Voucher['facts'][number] {
  return { label: { de, en }, value };
}

function optional(de: string, en: string, value: string | null): Voucher['facts'] {
  return value === null || value === '' ? [] : [fact(de, en, value)];
}

function skontoText({ skontoPercent, skontoUntil }: CaseInvoice): string | null {
  return skontoPercent === null || skontoUntil === null ? null : `${skontoPercent} % – ${skontoUntil}`;
}

function file(role: 'pdf' | 'xml', ref: FileRef, fileUrl: FileUrl): Voucher['files'][number] {
  return { role, name: ref.name, mediaType: ref.mediaType, url: fileUrl(ref) };
}
