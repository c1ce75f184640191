/** Why no usable answer came; `never_sent` tells whether a byte of the request can have left. */
export type FailureReason =
  | 'address_forbidden'
  | 'name_not_found'
  | 'not_reachable'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'truncated'
  | 'too_large'
  | 'undecodable'
  | 'cancelled'
  | 'overslept'
  | 'bad_request';

/** Raised inside this library only; it leaves as a ConnectorError. Holds no address, header or body. */
export class TransportFailure extends Error {
  readonly reason: FailureReason;
  /** True only where the request provably stayed here. */
  readonly neverSent: boolean;
  /** Code of the system or the library, `ECONNREFUSED` for example. */
  readonly detail: string | undefined;
  /** Known when the answer began and its body failed. */
  readonly status: number | undefined;

  constructor(
    reason: FailureReason,
    details: { neverSent: boolean; detail?: string | undefined; status?: number | undefined },
  ) {
    super(reason);
    this.name = 'TransportFailure';
    this.reason = reason;
    this.neverSent = details.neverSent;
    this.detail = details.detail;
    this.status = details.status;
  }
}

/** The `code` of an error of Node or undici, if it has one. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL']);
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Judges an error of the connect phase: whatever it was, the request has not left. */
export function connectFailure(error: unknown): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const detail = codeOf(error) ?? firstCodeWithin(error);
  if (detail !== undefined && NAME_CODES.has(detail)) {
    return new TransportFailure('name_not_found', { neverSent: true, detail });
  }
  if (detail !== undefined && TLS_CODE.test(detail)) return new TransportFailure('tls', { neverSent: true, detail });
  return new TransportFailure('not_reachable', { neverSent: true, detail });
}

/** Node tries several addresses and then reports all their errors together. */
function firstCodeWithin(error: unknown): string | undefined {
  const errors = (error as { errors?: unknown[] } | null)?.errors;
  return errors?.map(codeOf).find((code) => code !== undefined);
}
