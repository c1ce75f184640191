/** Credit transfers in EUR to be handed to one's own bank (pain.001). Amounts are decimal strings, dates ISO dates. */
export interface CreditTransfers {
  /** Unique for at least some weeks: banks refuse a message that they had already. */
  messageId: string;
  /** ISO date and time. */
  createdAt: string;
  /** Who hands the message in. */
  initiator: { name: string };
  batches: TransferBatch[];
}

/** Transfers from one account on one day; the bank books them as one sum, unless `singleBookings` is set. */
export interface TransferBatch {
  id: string;
  executionDate: string;
  debtor: PaymentParty;
  account: PaymentAccount;
  ultimateDebtor?: string;
  singleBookings?: boolean;
  /** SEPA Instant; only version .09 can say it. */
  instant?: boolean;
  payments: Transfer[];
}

/** One transfer. */
export interface Transfer extends PaymentCommon {
  creditor: PaymentParty;
  account: PaymentAccount;
  ultimateCreditor?: string;
}

/** Direct debits in EUR to be handed to one's own bank (pain.008). */
export interface DirectDebits {
  messageId: string;
  createdAt: string;
  initiator: { name: string };
  batches: DebitBatch[];
}

/** Direct debits to one account on one day, of one scheme and one place in the sequence. */
export interface DebitBatch {
  id: string;
  collectionDate: string;
  scheme: 'CORE' | 'B2B';
  /** First, recurring, final, or a single one (OOFF). */
  sequence: 'FRST' | 'RCUR' | 'FNAL' | 'OOFF';
  creditor: PaymentParty;
  account: PaymentAccount;
  /** SEPA creditor identifier. */
  creditorId: string;
  ultimateCreditor?: string;
  singleBookings?: boolean;
  payments: Debit[];
}

/** One direct debit. */
export interface Debit extends PaymentCommon {
  mandate: Mandate;
  debtor: PaymentParty;
  account: PaymentAccount;
  ultimateDebtor?: string;
}

/** The mandate of a direct debit, and what changed in it since the last collection. */
export interface Mandate {
  id: string;
  signedOn: string;
  amended?: {
    originalId?: string;
    originalCreditor?: { name?: string; creditorId?: string };
    /** The debtor's account before; `other-bank` where it was at another bank or shall not be told (SMNDA). */
    originalAccount?: { iban: string } | 'other-bank';
  };
}

/** What transfers and direct debits have in common. */
export interface PaymentCommon {
  /** Comes back with the entry on the statement; without one `NOTPROVIDED` is written. */
  endToEndId?: string;
  instructionId?: string;
  amount: string;
  /** Code of ISO 20022 such as `SALA` or `SUPP`. */
  purpose?: string;
  /** Free text, or `reference`, but not both. */
  remittance?: string;
  /** Structured creditor reference (ISO 11649). */
  reference?: string;
}

/** A party; of a direct debit from or to an account outside of the European Economic Area the debtor's address must be told. */
export interface PaymentParty {
  name: string;
  address?: PaymentAddress;
}

/** An address in parts, which versions .09 and .08 alone can tell. Banks have not taken others since 15 November 2026. */
export interface PaymentAddress {
  street?: string;
  buildingNumber?: string;
  postCode?: string;
  city: string;
  /** ISO 3166, two letters. */
  country: string;
}

/** An account; the BIC can be left out inside of the European Economic Area. */
export interface PaymentAccount {
  iban: string;
  bic?: string;
}
