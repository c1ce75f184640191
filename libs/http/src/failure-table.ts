import type { ConnectorError, ErrorKind } from '@belegfluss/sdk';
import type { Exchange } from './exchange.ts';
import type { FailureReason, TransportFailure } from './transport-failure.ts';

interface Failure {
  kind: ErrorKind;
  code: string;
  message: string;
  retryAfterSeconds?: number;
}

const TABLE: Readonly<Record<FailureReason, Failure>> = {
  address_forbidden: { kind: 'permanent', code: 'connector.address_forbidden', message: 'the address is not allowed' },
  name_not_found: { kind: 'transient', code: 'connector.not_reachable', message: 'the host name cannot be resolved' },
  not_reachable: { kind: 'transient', code: 'connector.not_reachable', message: 'no connection could be opened' },
  tls: { kind: 'permanent', code: 'connector.tls', message: 'the certificate or the TLS handshake is refused' },
  timeout: { kind: 'transient', code: 'connector.timeout', message: 'no complete answer in time' },
  reset: { kind: 'transient', code: 'connector.reset', message: 'the connection was lost' },
  truncated: { kind: 'transient', code: 'connector.truncated', message: 'the answer broke off' },
  too_large: { kind: 'permanent', code: 'connector.answer_too_large', message: 'the answer is larger than allowed' },
  undecodable: { kind: 'schema_drift', code: 'connector.bad_answer', message: 'the answer cannot be decoded' },
  cancelled: { kind: 'transient', code: 'connector.cancelled', message: 'cancelled by the caller' },
  overslept: {
    kind: 'rate_limited',
    code: 'connector.overslept',
    message: 'the change waited too long to leave',
    retryAfterSeconds: 1,
  },
  bad_request: { kind: 'invalid', code: 'connector.bad_request', message: 'the request cannot be sent as it is' },
};

/** The ConnectorError for a call without a usable answer. */
export function connectorErrorOf(failure: TransportFailure, exchange: Exchange): ConnectorError {
  const { kind, code, message, retryAfterSeconds } = TABLE[failure.reason];
  return exchange.error(kind, failure.neverSent ? 'not_sent' : exchange.lostOutcome, message, {
    code,
    status: failure.status,
    retryAfterSeconds,
    facts: { reason: failure.reason, ...(failure.detail === undefined ? {} : { detail: failure.detail }) },
  });
}
