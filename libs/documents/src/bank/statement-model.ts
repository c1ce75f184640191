/** A file of bank statements, whatever its format; amounts are decimal strings without sign. */
export interface StatementDocument extends StatementFile {
  statements: BankStatement[];
}

/** What the head of a file says. */
export interface StatementFile {
  /** camt.052 and MT942 are intraday reports, camt.053 and MT940 statements, camt.054 notifications. */
  message: 'camt.052' | 'camt.053' | 'camt.054' | 'mt940' | 'mt942' | 'csv';
  /** Version of a CAMT message, 1 and up. */
  version?: number;
  messageId?: string;
  /** ISO date and time as written. */
  createdAt?: string;
  /** Id of the profile by which a CSV file was read. */
  profile?: string;
}

/** Money moves to the account (credit) or from it (debit). */
export type Side = 'credit' | 'debit';

/** An amount without sign. */
export interface BankAmount {
  amount: string;
  /** ISO 4217; `XXX` where a fragment of a file does not tell. */
  currency: string;
}

/** One statement, report or notification of one account, or one page of it. */
export interface BankStatement extends StatementFrame {
  entries: BankEntry[];
}

/** A statement without its entries. */
export interface StatementFrame {
  id: string;
  electronicSequence?: string;
  legalSequence?: string;
  createdAt?: string;
  /** Page number and whether it is the last one, where the bank splits a statement. */
  page?: { number: string; last: boolean };
  from?: string;
  to?: string;
  /** `COPY`, `CODU` or `DUPL`. */
  copyDuplicate?: string;
  account: BankAccount;
  balances: BankBalance[];
  /** What the bank itself counted, where it says so: each side, or all entries whatever their side. */
  totals?: { credit?: BankTotal; debit?: BankTotal; all?: BankTotal };
  additionalInformation?: string;
}

/** Number and sum of the entries of one side or of both; the sum of both adds their amounts without sign. */
export interface BankTotal {
  count?: string;
  sum?: string;
}

/** An account: the IBAN, or whatever other number the bank writes. */
export interface BankAccount {
  iban?: string;
  other?: string;
  currency?: string;
  ownerName?: string;
  bankBic?: string;
}

/** A balance; `type` is the code of ISO 20022: OPBD opening, CLBD closing, PRCD previous closing, ITBD interim, CLAV available, FWAV forward … */
export interface BankBalance extends BankAmount {
  type: string;
  side: Side;
  /** ISO date. */
  date: string;
  /** Between two pages of one statement. */
  interim?: true;
}

/** One line of a statement. */
export interface BankEntry extends BankAmount {
  /** The entry's number, in MT940 the reference for the account owner. */
  reference?: string;
  /** The direction in which money moved, a reversal included. */
  side: Side;
  /** The entry takes back an earlier one: a cancellation or a return. */
  reversal: boolean;
  /** `BOOK` booked, `PDNG` pending, `INFO` information, `FUTR` future. */
  status: string;
  bookingDate?: BankDate;
  valueDate?: BankDate;
  servicerReference?: string;
  transactionCode: BankTransactionCode;
  batch?: BankBatch;
  instructedAmount?: BankAmount;
  exchange?: ExchangeRate;
  /** Where money was exchanged over a third currency. */
  furtherExchanges?: ExchangeRate[];
  charges: BankCharge[];
  transactions: BankTransaction[];
  additionalInformation?: string;
  /** Balance after this entry, where a list has it beside every line. Signed decimal string. */
  balanceAfter?: string;
  /** Line of the file where the entry starts. */
  line: number;
}

/** A day, and the moment where the bank gives one. */
export interface BankDate {
  /** ISO date in the bank's own time zone. */
  date: string;
  /** ISO date and time as written. */
  at?: string;
  /** As written, where the calendar lacks the day (banks count 30 days in February); `date` is then the month's last day. */
  written?: string;
}

/** What kind of booking it is: ISO domain, family and sub-family, and the bank's own codes. */
export interface BankTransactionCode {
  domain?: string;
  family?: string;
  subFamily?: string;
  /** In MT940 the type of :61: such as `NTRF`. */
  proprietary?: string;
  issuer?: string;
  /** German business transaction code (Geschäftsvorfallcode), three digits. */
  gvc?: string;
  /** The words that the bank prints for it, such as `SEPA-LASTSCHRIFT`. */
  text?: string;
}

/** The order file that a collective booking stands for. */
export interface BankBatch {
  messageId?: string;
  paymentInformationId?: string;
  count?: string;
  total?: BankAmount;
}

/** What the bank charged for an entry or a payment. */
export interface BankCharge extends BankAmount {
  /** Left out where the bank leaves it out: then it is a debit. */
  side?: Side;
  /** True where the amount of the entry contains the charge already. */
  included?: boolean;
  type?: string;
  bearer?: string;
}

/** How one currency became another; the rate is a decimal string as written: units of `target` for one of `unit`. */
export interface ExchangeRate {
  rate: string;
  source?: string;
  target?: string;
  unit?: string;
  contract?: string;
  quotedAt?: string;
}

/** One payment inside an entry. */
export interface BankTransaction {
  references: BankReferences;
  amount?: BankAmount;
  /** Left out where the bank leaves it out: then the side of the entry holds. */
  side?: Side;
  /** Amounts before charges and exchanges, as the bank tells them: not booked, and with as many decimals as it writes. */
  instructedAmount?: BankAmount;
  transactionAmount?: BankAmount;
  counterValue?: BankAmount;
  exchange?: ExchangeRate;
  /** Where money was exchanged over a third currency. */
  furtherExchanges?: ExchangeRate[];
  charges: BankCharge[];
  transactionCode: BankTransactionCode;
  parties: BankParties;
  /** Unstructured remittance lines in order. */
  remittance: string[];
  structuredRemittance: StructuredRemittance[];
  purpose?: string;
  returned?: PaymentReturn;
  additionalInformation?: string;
}

/** Why a payment came back. */
export interface PaymentReturn {
  /** ISO code such as AC04; in MT940 the bank's own number. */
  reason?: string;
  information: string[];
  /** Who sent it back: a name or a BIC. */
  originator?: string;
}

/** Every name under which a payment is known. */
export interface BankReferences {
  messageId?: string;
  servicerReference?: string;
  paymentInformationId?: string;
  instructionId?: string;
  endToEndId?: string;
  /** Unique end-to-end transaction reference, a UUID. */
  uetr?: string;
  transactionId?: string;
  mandateId?: string;
  chequeNumber?: string;
  clearingReference?: string;
  proprietary: { type: string; reference: string }[];
}

/** Who pays whom, through which banks and on whose behalf. */
export interface BankParties {
  debtor?: BankParty;
  ultimateDebtor?: BankParty;
  creditor?: BankParty;
  ultimateCreditor?: BankParty;
}

/** A party of a payment. */
export interface BankParty {
  name?: string;
  iban?: string;
  /** An account number that is no IBAN. */
  otherAccount?: string;
  bankBic?: string;
  bankName?: string;
  /** A number of the party itself, such as the creditor identifier of a direct debit. */
  identifier?: string;
}

/** A structured reference such as RF (SCOR) or the Swiss QR reference. */
export interface StructuredRemittance {
  reference?: string;
  referenceType?: string;
  documentNumbers: string[];
  additional: string[];
}
