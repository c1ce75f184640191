/** A CAMT message as it was written by the bank; amounts are decimal strings exactly as in the file. */
export interface CamtDocument {
  /** 052 intraday report, 053 statement, 054 notification. */
  message: 'camt.052' | 'camt.053' | 'camt.054';
  /** Version of the message, 1 and up. */
  version: number;
  messageId: string;
  /** ISO date and time as written. */
  createdAt: string;
  statements: CamtStatement[];
}

/** Money moves to the account (credit) or from it (debit). */
export type Side = 'credit' | 'debit';

/** An amount without sign. */
export interface CamtAmount {
  amount: string;
  currency: string;
}

/** One statement, report or notification of one account. */
export interface CamtStatement {
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
  account: CamtAccount;
  balances: CamtBalance[];
  entries: CamtEntry[];
  additionalInformation?: string;
}

/** An account: the IBAN, or whatever other number the bank writes. */
export interface CamtAccount {
  iban?: string;
  other?: string;
  currency?: string;
  ownerName?: string;
  bankBic?: string;
}

/** A balance; `type` is the bank's code: OPBD opening, CLBD closing, PRCD previous closing, ITBD interim, CLAV available … */
export interface CamtBalance extends CamtAmount {
  type: string;
  side: Side;
  /** ISO date. */
  date: string;
}

/** One line of a statement. */
export interface CamtEntry extends CamtAmount {
  reference?: string;
  /** The direction in which money moved, a reversal included. */
  side: Side;
  reversal: boolean;
  /** `BOOK` booked, `PDNG` pending, `INFO` information, `FUTR` future. */
  status: string;
  bookingDate?: CamtDate;
  valueDate?: CamtDate;
  servicerReference?: string;
  transactionCode: CamtTransactionCode;
  batch?: CamtBatch;
  charges: CamtAmount[];
  transactions: CamtTransaction[];
  additionalInformation?: string;
  /** Line of the file where the entry starts. */
  line: number;
}

/** A day, and the moment where the bank gives one. */
export interface CamtDate {
  /** ISO date in the bank's own time zone. */
  date: string;
  /** ISO date and time as written. */
  at?: string;
}

/** What kind of booking it is: ISO domain, family and sub-family, and the bank's own code. */
export interface CamtTransactionCode {
  domain?: string;
  family?: string;
  subFamily?: string;
  proprietary?: string;
  issuer?: string;
}

/** The order file that a collective booking stands for. */
export interface CamtBatch {
  messageId?: string;
  paymentInformationId?: string;
  count?: string;
  total?: CamtAmount;
}

/** One payment inside an entry. */
export interface CamtTransaction {
  references: CamtReferences;
  amount?: CamtAmount;
  /** Left out where the bank leaves it out: then the side of the entry holds. */
  side?: Side;
  instructedAmount?: CamtAmount;
  transactionAmount?: CamtAmount;
  counterValue?: CamtAmount;
  charges: CamtAmount[];
  transactionCode: CamtTransactionCode;
  parties: CamtParties;
  /** Unstructured remittance lines in order. */
  remittance: string[];
  structuredRemittance: CamtStructuredRemittance[];
  purpose?: string;
  returned?: { reason?: string; information: string[] };
  additionalInformation?: string;
}

/** Every name under which a payment is known. */
export interface CamtReferences {
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
export interface CamtParties {
  debtor?: CamtParty;
  ultimateDebtor?: CamtParty;
  creditor?: CamtParty;
  ultimateCreditor?: CamtParty;
}

/** A party of a payment. */
export interface CamtParty {
  name?: string;
  iban?: string;
  /** An account number that is no IBAN. */
  otherAccount?: string;
  bankBic?: string;
  bankName?: string;
}

/** A structured reference such as RF (SCOR) or the Swiss QR reference. */
export interface CamtStructuredRemittance {
  reference?: string;
  referenceType?: string;
  documentNumbers: string[];
  additional: string[];
}
