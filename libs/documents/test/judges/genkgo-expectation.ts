import { Decimal } from 'decimal.js';
import type { StatementDocument, BankEntry, BankParty, BankTransaction } from '../../src/index.ts';

/** The dump of another parser beside each CAMT sample: getters as keys, amounts in minor units. */
export type Dump = { [key: string]: Dump } & Dump[] & string;

function isMark(one: unknown): boolean {
  return typeof one === 'string';
}

/** The facts that both parsers must agree on, in one neutral shape. */
export function factsOfDump(dump: Dump): { statements: unknown[] } & Record<string, unknown> {
  // What the dump has shown once it only marks later, and it shows the first entry's record before the list of records.
  const shown = (dump['getEntries'] as Dump[]).filter((entry) => !isMark(entry));
  const shownRecords = shown.map((entry) => entry['getRecord'] as Dump).filter((record) => !isMark(record));
  const records = (dump['getRecords'] as Dump[]).flatMap((record) =>
    isMark(record) ? shownRecords.splice(0, 1) : [record],
  );
  const entries = records
    .flatMap((record) => record['getEntries'] as Dump[])
    .flatMap((entry) => (isMark(entry) ? shown.splice(0, 1) : [entry]));
  return {
    messageId: dump['getGroupHeader']?.['getMessageId'],
    createdAt: instantOf(dump['getGroupHeader']?.['getCreatedOn']),
    statements: records.map((record) => ({
      id: record['getId'],
      account: record['getAccount']?.['getIdentification'],
      balances: (record['getBalances'] ?? []).map((one) => [
        one['getAmount']?.['getAmount'],
        one['getAmount']?.['getCurrency']?.['getCode'],
        instantOf(one['getDate'])?.slice(0, 10),
      ]),
    })),
    entries: entries.map(entryOfDump),
  };
}

function entryOfDump(entry: Dump): unknown {
  return {
    amount: moneyOf(entry['getAmount']),
    status: entry['getStatus'] ?? null,
    side: entry['getCreditDebitIndicator'],
    reversal: entry['getReversalIndicator'],
    reference: entry['getReference'] ?? null,
    servicerReference: entry['getAccountServicerReference'] || null,
    batch: entry['getBatchPaymentId'] || null,
    booked: instantOf(entry['getBookingDate']),
    valued: instantOf(entry['getValueDate']),
    domain: entry['getBankTransactionCode']?.['getDomain']?.['getCode'] ?? null,
    proprietary: entry['getBankTransactionCode']?.['getProprietary']?.['getCode'] ?? null,
    transactions: (entry['getTransactionDetails'] ?? [])
      .map((one) => (typeof one === 'string' ? entry['getTransactionDetail'] : one) as Dump)
      .map(transactionOfDump),
  };
}

function transactionOfDump(one: Dump): unknown {
  const parties = ((one['getRelatedParties'] ?? []) as Dump[]).map(
    (party) => (typeof party === 'string' ? one['getRelatedParty'] : party) as Dump,
  );
  const party = (role: string): unknown => {
    const found = parties.find((candidate) => candidate['getRelatedPartyType']?.['__CLASS__']?.endsWith(`\\${role}`));
    return {
      name: found?.['getRelatedPartyType']?.['getName'] || null,
      account: found?.['getAccount']?.['getIdentification'] ?? null,
    };
  };
  const remittance = one['getRemittanceInformation'];
  const blocks = (list: Dump | undefined, single: Dump | undefined): Dump[] =>
    ((list ?? []) as Dump[]).map((block) => (typeof block === 'string' ? single : block) as Dump);
  return {
    endToEndId: one['getReference']?.['getEndToEndId'] ?? null,
    mandateId: one['getReference']?.['getMandateId'] ?? null,
    uetr: one['getReference']?.['getUuidEndToEndReference'] ?? null,
    debtor: party('Debtor'),
    creditor: party('Creditor'),
    unstructured: blocks(remittance?.['getUnstructuredBlocks'], remittance?.['getUnstructuredBlock']).map(
      (block) => block['getMessage'],
    ),
    returned: one['getReturnInformation']?.['getCode'] ?? null,
  };
}

/** The same facts of what our reader returned. */
export function factsOfDocument(document: StatementDocument): unknown {
  return {
    messageId: document.messageId,
    createdAt: instant(document.createdAt),
    statements: document.statements.map((statement) => ({
      id: statement.id,
      account: statement.account.iban ?? statement.account.other,
      balances: statement.balances.map((one) => [
        minorUnits(one.amount, one.currency, one.side),
        one.currency,
        one.date,
      ]),
    })),
    entries: document.statements
      .flatMap((statement) => statement.entries)
      .map((entry) => entryFacts(entry, document.version)),
  };
}

// The other parser does not see the batch of version 1, which stands beside the details there.
function entryFacts(entry: BankEntry, version: number | undefined): unknown {
  return {
    amount: `${minorUnits(entry.amount, entry.currency, entry.side)} ${entry.currency}`,
    status: entry.status,
    side: entry.side === 'credit' ? 'CRDT' : 'DBIT',
    reversal: entry.reversal,
    reference: entry.reference ?? null,
    servicerReference: entry.servicerReference ?? null,
    batch: (version === 1 ? undefined : entry.batch?.paymentInformationId) ?? null,
    booked: instant(entry.bookingDate?.at ?? entry.bookingDate?.date),
    valued: instant(entry.valueDate?.at ?? entry.valueDate?.date),
    domain: entry.transactionCode.domain ?? null,
    proprietary: entry.transactionCode.proprietary ?? null,
    transactions: entry.transactions.map(transactionFacts),
  };
}

function transactionFacts(one: BankTransaction): unknown {
  return {
    endToEndId: one.references.endToEndId ?? null,
    mandateId: one.references.mandateId ?? null,
    uetr: one.references.uetr ?? null,
    debtor: partyFacts(one.parties.debtor),
    creditor: partyFacts(one.parties.creditor),
    unstructured: one.remittance,
    returned: one.returned?.reason ?? null,
  };
}

function partyFacts(party: BankParty | undefined): unknown {
  return { name: party?.name ?? null, account: party?.iban ?? party?.otherAccount ?? null };
}

function moneyOf(money: Dump | undefined): string {
  return `${money?.['getAmount']} ${money?.['getCurrency']?.['getCode']}`;
}

function minorUnits(amount: string, currency: string, side: string): string {
  const minor = new Decimal(amount).times(currency === 'JPY' ? 1 : 100);
  return (side === 'debit' ? minor.negated() : minor).toFixed();
}

function instantOf(date: Dump | undefined): string | null {
  return instant(date?.['0']);
}

function instant(text: string | undefined): string | null {
  return text ? new Date(text).toISOString() : null;
}
