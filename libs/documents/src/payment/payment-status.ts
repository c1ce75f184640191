/** What the bank says of a message with payments (pain.002), as it wrote it. */
export interface PaymentStatusReport {
  /** Version of the message, 3 and up. */
  version: number;
  messageId: string;
  /** ISO date and time as written. */
  createdAt: string;
  original: {
    messageId: string;
    /** Such as `pain.001.001.09`. */
    messageName: string;
    count?: string;
    sum?: string;
  };
  /** Of the whole message: `ACCP` accepted, `ACSP` in settlement, `PART` in part, `RJCT` refused … */
  status?: string;
  reasons: StatusReason[];
  counts: StatusCount[];
  batches: BatchStatus[];
}

/** What the bank says of one batch; payments without a word of their own share its status. */
export interface BatchStatus {
  id: string;
  status?: string;
  count?: string;
  sum?: string;
  reasons: StatusReason[];
  counts: StatusCount[];
  payments: PaymentStatus[];
}

/** What the bank says of one payment. */
export interface PaymentStatus {
  statusId?: string;
  instructionId?: string;
  endToEndId?: string;
  uetr?: string;
  status?: string;
  reasons: StatusReason[];
  acceptedAt?: string;
  servicerReference?: string;
  /** Amount of the payment in the message, as written. */
  amount?: { amount: string; currency: string };
  mandateId?: string;
  debtor?: StatusParty;
  creditor?: StatusParty;
}

/** A party of a payment that the bank repeats. */
export interface StatusParty {
  name?: string;
  iban?: string;
}

/** Why: a code of ISO such as `AC01`, or the bank's own, and its words. */
export interface StatusReason {
  code?: string;
  information: string[];
  /** Who says so: a name or a BIC. */
  originator?: string;
}

/** How many payments have a status. */
export interface StatusCount {
  status: string;
  count: string;
  sum?: string;
}
