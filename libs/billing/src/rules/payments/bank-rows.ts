import { createHash } from 'node:crypto';
import {
  makeIban,
  type BankEntry,
  type BankParty,
  type BankTransaction,
  type StatementFrame,
} from '@belegfluss/documents';
import { exact } from '../money.ts';

/** One movement of money, as it is kept: a single payment, or a collective entry whose parts are not known (yet). */
export interface BankRow {
  /** Equal for the same entry in intraday report, statement and notification. */
  entryKey: string;
  /** The entry and the place of this payment in it; `*` stands for the whole entry. */
  baseKey: string;
  /** True where the bank gave the entry a number of its own, so that equal rows are the same row. */
  numbered: boolean;
  bookedOn: string;
  /** Positive: money came in. */
  amount: string;
  currency: string;
  partyName?: string | undefined;
  partyIban?: string | undefined;
  endToEndId?: string | undefined;
  structuredReference?: string | undefined;
  text: string;
  collective: boolean;
  /** The bank calls it a reversal or tells why it was returned. */
  reversal: boolean;
}

/** The account that a statement speaks of: its IBAN, or the bank's own number. */
export function accountOf({ account: { iban, other = '' } }: StatementFrame): string {
  return iban ?? germanIban(other) ?? other;
}

/** MT940 names German accounts by bank code and number; a file in another format names the same one by its IBAN. */
function germanIban(account: string): string | undefined {
  const [, bank, number = ''] = /^(\d{8})\/(\d{1,10})$/.exec(account) ?? [];
  if (bank === undefined) return undefined;
  return makeIban('DE', `${bank}${number.padStart(10, '0')}`);
}

/** The booked movements of an entry; of a pending or informational one there are none. */
export function bankRows(account: string, frame: StatementFrame, entry: BankEntry): BankRow[] {
  if (entry.status !== 'BOOK') return [];
  const bookedOn = bookedDay(frame, entry);
  const number = servicerReference(entry);
  const entryKey = hash([account, bookedOn, signed(entry), entry.currency, number ?? contentOf(entry)]);
  const common = {
    entryKey,
    numbered: number !== undefined,
    bookedOn,
    currency: entry.currency,
    reversal: entry.reversal || entry.transactions.some(({ returned }) => returned !== undefined),
  };
  if (entry.transactions.length > 1 && addsUp(entry)) {
    return entry.transactions.map((transaction, index) => ({
      ...common,
      ...detailsOf(entry, transaction),
      baseKey: `${entryKey}/${index}`,
      amount: signed({ amount: transaction.amount?.amount ?? '0', side: transaction.side ?? entry.side }),
      collective: false,
    }));
  }
  const [only] = entry.transactions;
  const collective = entry.transactions.length > 1 || Number(entry.batch?.count ?? 1) > 1;
  const details =
    only !== undefined && entry.transactions.length === 1 ? detailsOf(entry, only) : { text: collectiveText(entry) };
  return [
    { ...common, ...details, baseKey: `${entryKey}/${collective ? '*' : '0'}`, amount: signed(entry), collective },
  ];
}

function detailsOf(entry: BankEntry, transaction: BankTransaction) {
  const other = counterparty(entry, transaction);
  const structured = transaction.structuredRemittance;
  const endToEndId = transaction.references.endToEndId;
  return {
    partyName: other?.name,
    partyIban: other?.iban,
    endToEndId: endToEndId === 'NOTPROVIDED' ? undefined : endToEndId,
    structuredReference: structured.find((one) => one.reference !== undefined)?.reference,
    text: textOf([
      ...transaction.remittance,
      ...structured.flatMap((one) => [...one.documentNumbers, ...one.additional]),
      transaction.additionalInformation,
      transaction.remittance.length > 0 ? undefined : entry.additionalInformation,
    ]),
  };
}

function counterparty(entry: BankEntry, transaction: BankTransaction): BankParty | undefined {
  const { debtor, ultimateDebtor, creditor, ultimateCreditor } = transaction.parties;
  // The roles stay those of the original payment when it is sent back.
  const incoming = ((transaction.side ?? entry.side) === 'credit') !== entry.reversal;
  return incoming ? (debtor ?? ultimateDebtor) : (creditor ?? ultimateCreditor);
}

function addsUp(entry: BankEntry): boolean {
  const known = entry.transactions.every((one) => one.amount?.currency === entry.currency);
  const total = entry.transactions.reduce(
    (all, one) => all.plus(signed({ amount: one.amount?.amount ?? '0', side: one.side ?? entry.side })),
    exact(0),
  );
  return known && total.equals(signed(entry));
}

function servicerReference(entry: BankEntry): string | undefined {
  const [only, another] = entry.transactions;
  const reference = entry.servicerReference ?? (another === undefined ? only?.references.servicerReference : undefined);
  return reference === undefined || /^NON-?REF$/i.test(reference) ? undefined : reference;
}

/** What tells unnumbered entries apart; texts of collective entries differ between kinds of message and do not count. */
function contentOf(entry: BankEntry): unknown {
  const [only, another] = entry.transactions;
  if (only === undefined || another !== undefined)
    return [entry.batch?.messageId, entry.batch?.paymentInformationId, entry.additionalInformation];
  const other = counterparty(entry, only);
  return [only.references.endToEndId, other?.iban, other?.name, only.remittance, only.structuredRemittance];
}

function collectiveText(entry: BankEntry): string {
  return textOf([entry.additionalInformation, ...entry.transactions.flatMap((one) => one.remittance)]);
}

/** The day on which an entry is booked, as an ISO date: the best that is known of it. */
export function bookedDay(frame: StatementFrame, entry: BankEntry): string {
  const day = entry.bookingDate?.date ?? entry.valueDate?.date ?? frame.to ?? frame.createdAt ?? '';
  return day.slice(0, 10);
}

function textOf(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function signed(money: { amount: string; side: 'credit' | 'debit' }): string {
  const amount = exact(money.amount);
  return (money.side === 'credit' || amount.isZero() ? amount : amount.negated()).toFixed(
    Math.max(2, amount.decimalPlaces()),
  );
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
