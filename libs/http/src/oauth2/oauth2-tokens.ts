/** What is kept of an authorisation, sealed by whoever keeps it. Times are ISO 8601. */
export interface OAuthTokens {
  accessToken: string;
  refreshToken?: string;
  issuedAt: string;
  expiresAt: string;
  /** Set while the vendor refuses our refresh token: when we last asked. */
  refusedAt?: string;
}

/** Reads and writes the tokens of one connection. */
export interface HeldTokens {
  load(): Promise<OAuthTokens | undefined>;
  save(tokens: OAuthTokens): Promise<void>;
}

/**
 * Where the tokens of one connection live. `withLease` runs its work alone among all processes, and what the work
 * saved is durable when it resolves.
 */
export interface TokenStore extends HeldTokens {
  withLease<T>(work: (held: HeldTokens) => Promise<T>): Promise<T>;
}
