import { parseDecimal, type Decimal } from '../../decimal.ts';
import { listOf, objectOf, scalarOf, textOf, textsOf, type JsonObject } from '../../json-reader.ts';

/** The account of a statement. */
export interface Account {
  iban: string;
  currency: string;
  owner: string;
}

/** One payment: an entry of its own, or a part of a batch entry. Amounts are positive decimal texts. */
export interface Payment {
  amount: string;
  currency: string;
  creditDebit: 'CRDT' | 'DBIT';
  party?: { name: string; iban?: string; country?: string };
  endToEndId?: string;
  structuredReference?: string;
  unstructured: string[];
  accountServicerReference: string;
}

/** An entry of a statement; dates ISO 8601 without time. */
export interface Entry extends Payment {
  bookingDate: string;
  valueDate: string;
  batch: Payment[];
}

/** A statement as the control interface orders it. */
export interface StatementOrder {
  account: Account;
  entries: Entry[];
  openingBalance?: string;
}

/** Reads an order; a string says what is wrong with it. */
export function readStatementOrder(raw: unknown): StatementOrder | string {
  const order = objectOf(raw);
  const account = readAccount(order['account']);
  if (account === undefined) return 'account: iban, currency and owner are needed';
  const entries: Entry[] = [];
  for (const [index, item] of listOf(order['entries']).map(objectOf).entries()) {
    const entry = readEntry(item, account);
    if (typeof entry === 'string') return `entries[${index}].${entry}`;
    entries.push(entry);
  }
  if (entries.length === 0) return 'entries: at least one is needed';
  const opening = scalarOf(order['openingBalance']);
  if (opening !== undefined && parseDecimal(opening) === undefined) return 'openingBalance: no decimal number';
  return { account, entries, ...(opening === undefined ? {} : { openingBalance: opening }) };
}

function readAccount(raw: unknown): Account | undefined {
  const account = objectOf(raw);
  const [iban, currency, owner] = [textOf(account['iban']), textOf(account['currency']), textOf(account['owner'])];
  return iban === undefined || currency === undefined || owner === undefined
    ? undefined
    : { iban: iban.replaceAll(' ', ''), currency, owner };
}

function readEntry(item: JsonObject, account: Account): Entry | string {
  const payment = readPayment(item, account.currency, 'CRDT');
  if (typeof payment === 'string') return payment;
  const bookingDate = textOf(item['bookingDate']) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(bookingDate)) return 'bookingDate: no date';
  const batch: Payment[] = [];
  for (const part of listOf(item['batch']).map(objectOf)) {
    const read = readPayment(part, payment.currency, payment.creditDebit);
    if (typeof read === 'string') return `batch: ${read}`;
    batch.push(read);
  }
  if (payment.currency !== account.currency) return 'currency: an account keeps one currency';
  if (batch.length > 0 && sum(batch) !== parseDecimal(payment.amount)) return 'batch: its parts do not make its amount';
  return { ...payment, bookingDate, valueDate: textOf(item['valueDate']) ?? bookingDate, batch };
}

function sum(payments: Payment[]): Decimal {
  return payments.reduce((total, payment) => total + (parseDecimal(payment.amount) ?? 0n), 0n);
}

function readPayment(item: JsonObject, currency: string, side: 'CRDT' | 'DBIT'): Payment | string {
  const amount = scalarOf(item['amount']) ?? '';
  const value = parseDecimal(amount);
  if (value === undefined || value <= 0n || !/^\d+(\.\d{1,2})?$/.test(amount))
    return 'amount: no positive decimal number with two places';
  const indicator = textOf(item['creditDebit']) ?? side;
  if (indicator !== 'CRDT' && indicator !== 'DBIT') return 'creditDebit: CRDT or DBIT';
  const party = readParty(item['debtor'] ?? item['creditor']);
  const endToEndId = textOf(item['endToEndId']);
  const structuredReference = textOf(item['structuredReference']);
  return {
    amount,
    currency: textOf(item['currency']) ?? currency,
    creditDebit: indicator,
    unstructured: textsOf(item['unstructured']),
    accountServicerReference: textOf(item['accountServicerReference']) ?? '',
    ...(party === undefined ? {} : { party }),
    ...(endToEndId === undefined ? {} : { endToEndId }),
    ...(structuredReference === undefined ? {} : { structuredReference }),
  };
}

function readParty(raw: unknown): Payment['party'] {
  const party = objectOf(raw);
  const [name, iban, country] = [textOf(party['name']), textOf(party['iban']), textOf(party['country'])];
  if (name === undefined) return undefined;
  return {
    name,
    ...(iban === undefined ? {} : { iban: iban.replaceAll(' ', '') }),
    ...(country === undefined ? {} : { country }),
  };
}
