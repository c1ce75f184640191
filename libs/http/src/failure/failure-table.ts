import type { ConnectorError, ErrorKind, Text } from '@belegfluss/sdk';
import type { Exchange } from './exchange.ts';
import { tlsFault } from './tls-words.ts';
import type { FailureReason, TransportFailure } from './transport-failure.ts';

interface Failure {
  kind: ErrorKind;
  code: string;
  said: Text;
  retryAfterSeconds?: number;
}

const TABLE: Readonly<Record<FailureReason, Failure>> = {
  address_forbidden: {
    kind: 'permanent',
    code: 'connector.address_forbidden',
    said: { de: 'die Adresse ist nicht erlaubt', en: 'the address is not allowed' },
  },
  name_not_found: {
    kind: 'transient',
    code: 'connector.not_reachable',
    said: { de: 'der Rechnername lässt sich nicht auflösen', en: 'the host name cannot be resolved' },
  },
  not_reachable: {
    kind: 'transient',
    code: 'connector.not_reachable',
    said: { de: 'es kam keine Verbindung zustande', en: 'no connection could be opened' },
  },
  tls: {
    kind: 'permanent',
    code: 'connector.tls',
    said: tlsFault(undefined),
  },
  timeout: {
    kind: 'transient',
    code: 'connector.timeout',
    said: { de: 'keine vollständige Antwort in der gesetzten Zeit', en: 'no complete answer in time' },
  },
  reset: {
    kind: 'transient',
    code: 'connector.reset',
    said: { de: 'die Verbindung brach ab', en: 'the connection was lost' },
  },
  truncated: {
    kind: 'transient',
    code: 'connector.truncated',
    said: { de: 'die Antwort brach ab', en: 'the answer broke off' },
  },
  too_large: {
    kind: 'permanent',
    code: 'connector.answer_too_large',
    said: { de: 'die Antwort ist größer als erlaubt', en: 'the answer is larger than allowed' },
  },
  undecodable: {
    kind: 'schema_drift',
    code: 'connector.bad_answer',
    said: { de: 'die Antwort lässt sich nicht dekodieren', en: 'the answer cannot be decoded' },
  },
  cancelled: {
    kind: 'transient',
    code: 'connector.cancelled',
    said: { de: 'vom Aufrufer abgebrochen', en: 'cancelled by the caller' },
  },
  overslept: {
    kind: 'rate_limited',
    code: 'connector.overslept',
    said: { de: 'die Änderung wartete zu lange auf ihren Abgang', en: 'the change waited too long to leave' },
    retryAfterSeconds: 1,
  },
  bad_request: {
    kind: 'invalid',
    code: 'connector.bad_request',
    said: { de: 'so lässt sich die Anfrage nicht senden', en: 'the request cannot be sent as it is' },
  },
};

/** The ConnectorError for a call without a usable answer. */
export function connectorErrorOf(failure: TransportFailure, exchange: Exchange): ConnectorError {
  const { kind, code, said, retryAfterSeconds } = TABLE[failure.reason];
  const words = failure.reason === 'tls' ? tlsFault(failure.detail) : said;
  return exchange.error(kind, failure.neverSent ? 'not_sent' : exchange.lostOutcome, words, {
    code,
    status: failure.status,
    retryAfterSeconds,
    facts: { reason: failure.reason, ...(failure.detail === undefined ? {} : { detail: failure.detail }) },
  });
}
