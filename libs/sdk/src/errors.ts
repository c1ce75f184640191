import { inBoth, type Text } from './diagnostic.ts';

/** What a failed call means for the run that made it; the engine decides by kind, never by vendor. */
export const ERROR_KINDS = [
  'auth',
  'rate_limited',
  'transient',
  'conflict',
  'gone',
  'invalid',
  'schema_drift',
  'permanent',
  'breaker_open',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * Whether the change can have happened in the other system.
 * `not_sent`: the request never left · `rejected`: the system said no · `unknown`: nobody can tell yet.
 */
export type Outcome = 'not_sent' | 'rejected' | 'unknown';

/** The only error that leaves a connector or the HTTP client. Facts hold no secret and no personal data. */
export class ConnectorError extends Error {
  readonly kind: ErrorKind;
  /** Stable code such as `connector.rate_limited`. */
  readonly code: string;
  readonly outcome: Outcome;
  /** What people are told. */
  readonly said: Text;
  readonly facts: Record<string, unknown>;
  /** Seconds to stay away, where the system told us. */
  readonly retryAfterSeconds?: number;

  constructor(
    kind: ErrorKind,
    said: Text | string,
    details: {
      outcome: Outcome;
      code?: string;
      facts?: Record<string, unknown>;
      retryAfterSeconds?: number;
      cause?: unknown;
    },
  ) {
    const text = inBoth(said);
    super(text.en, { cause: details.cause });
    this.name = 'ConnectorError';
    this.said = text;
    this.kind = kind;
    this.code = details.code ?? `connector.${kind}`;
    this.outcome = details.outcome;
    this.facts = details.facts ?? {};
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

const RETRYABLE: ReadonlySet<ErrorKind> = new Set(['rate_limited', 'transient', 'conflict', 'breaker_open']);

/** Kinds that may go away by waiting; all others need a person or a changed record. */
export function isRetryable(kind: ErrorKind): boolean {
  return RETRYABLE.has(kind);
}

/** What `read` gives, or `undefined` where the system says that the record does not exist (any more). */
export async function orMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'gone') return undefined;
    throw error;
  }
}
