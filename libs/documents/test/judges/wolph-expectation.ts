import { Decimal } from 'decimal.js';
import type { BankEntry, StatementDocument } from '../../src/index.ts';

/** What another parser (wolph/mt940) read: the statement fields of the last statement of a file, and the entries of all of them. */
export interface WolphDump {
  error?: string;
  statement: Record<string, unknown>;
  transactions: Record<string, unknown>[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s/g, '') : '');

/**
 * The facts of an entry that the other parser found. What it leaves empty says nothing: it does not know slash codes, own fields,
 * references with blanks, nor what stands before the first tag of a purpose.
 */
export function factsOfDumpEntry(entry: Record<string, unknown>): Record<string, unknown> {
  const mark = String(entry['status']);
  const amount = entry['amount'] as { amount: string; currency: string | null };
  // What follows a tag that the other parser does not know, it leaves in the value before.
  const known = (key: string): string => text(entry[key]).split('MTLG:')[0] ?? '';
  const reference = text(entry['customer_reference']);
  const bankReference = text(entry['bank_reference']);
  const details = text(entry['transaction_details']);
  const endToEndId = known('end_to_end_reference');
  const facts = {
    valueDate: entry['date'],
    bookingDate: entry['entry_date'] ?? entry['date'],
    side: mark === 'C' || mark === 'RD' ? 'credit' : 'debit',
    amount: new Decimal(amount.amount).abs().toFixed(),
    currency: amount.currency ?? 'XXX',
    type: entry['id'],
    reference: /^(NONREF|KREF\+|EREF)/.test(reference) ? '' : reference,
    bankReference: bankReference === 'NONREF' ? '' : bankReference,
    postingText: text(entry['posting_text']),
    name: text(entry['applicant_name']),
    endToEndId: endToEndId === 'NONREF' ? '' : endToEndId,
    mandateId: known('additional_position_reference'),
    creditorId: known('applicant_creditor_id'),
    purpose: /^\/(EREF|BENM)/.test(details) ? '' : details || known('purpose'),
    supplement: text(entry['extra_details']),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}

/** The same facts of what our reader returned. */
export function factsOfEntry(entry: BankEntry): Record<string, unknown> {
  const [payment] = entry.transactions;
  const { debtor, creditor } = payment?.parties ?? {};
  return {
    valueDate: entry.valueDate?.date,
    bookingDate: entry.bookingDate?.date,
    side: entry.side,
    amount: new Decimal(entry.amount).toFixed(),
    currency: entry.currency,
    type: entry.transactionCode.proprietary,
    reference: text(entry.reference),
    bankReference: text(entry.servicerReference),
    postingText: text(entry.transactionCode.text),
    name: text((entry.side === 'credit') !== entry.reversal ? debtor?.name : creditor?.name),
    endToEndId: text(payment?.references.endToEndId),
    mandateId: text(payment?.references.mandateId),
    creditorId: text(creditor?.identifier),
    purpose: text((payment?.remittance ?? []).join('')),
    supplement: text(entry.additionalInformation),
  };
}

/** Number and balances of a file, as far as the other parser shows them: the last ones of each kind. */
export function balancesOfDump({ statement }: WolphDump): Record<string, unknown> {
  const balance = (key: string): unknown => {
    const found = statement[key] as { status: string; date: string; amount: { amount: string; currency: string } };
    if (!found) return null;
    // Where the currency is missing the other parser takes digits of the amount for it.
    if (/^\d+$/.test(found.amount.currency)) return undefined;
    return [found.status, found.date, new Decimal(found.amount.amount).abs().toFixed(), found.amount.currency];
  };
  const facts = {
    number: statement['statement_number'] ?? null,
    opening: balance('final_opening_balance'),
    closing: balance('final_closing_balance'),
    available: balance('available_balance'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

/** The same of our reader. */
export function balancesOfDocument(document: StatementDocument): unknown {
  const balance = (type: string): unknown => {
    const all = document.statements.flatMap(({ balances }) => balances);
    const found = all.findLast((one) => one.type === type && one.interim !== true);
    if (!found) return null;
    return [found.side === 'credit' ? 'C' : 'D', found.date, new Decimal(found.amount).toFixed(), found.currency];
  };
  return {
    number: document.statements.at(-1)?.electronicSequence ?? null,
    opening: balance('OPBD'),
    closing: balance('CLBD'),
    available: balance('CLAV'),
  };
}
