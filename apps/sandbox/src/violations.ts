/** A breach of a vendor's contract: by the caller (`request`, `habit`) or by this sandbox (`response`). */
export interface Violation {
  vendor: string;
  route: string;
  side: 'request' | 'response' | 'habit';
  reasons: string[];
  /** Real time, ISO 8601. */
  at: string;
}

/** All breaches seen since the state folder was made. */
export interface ViolationLog {
  add(violation: Omit<Violation, 'at'>): void;
  all(): Violation[];
}
