import type { HttpRequest } from '@belegfluss/sdk';
import { ACCEPTED_ENCODINGS } from '../answer/answer-body.ts';
import { TransportFailure } from '../failure/transport-failure.ts';

const NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
/** Visible Latin-1, blanks and tabs: no line break, which would begin another header. */
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
/** Set by the transport alone. */
const RESERVED = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'upgrade']);

/**
 * Headers of a request, lower-case: ours, then the connector's, then the credentials. Throws TransportFailure
 * `bad_request` for what must not be sent.
 */
export function requestHeaders(request: HttpRequest, credentials: Record<string, string>): Record<string, string> {
  const type = defaultType(request);
  const headers: Record<string, string> = {
    accept: (request.expect ?? 'json') === 'json' ? 'application/json' : '*/*',
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': 'Belegfluss',
    ...(type !== undefined && { 'content-type': type }),
  };
  for (const given of [request.headers ?? {}, credentials]) {
    for (const [name, value] of Object.entries(given)) headers[demandSendable(name.toLowerCase(), value)] = value;
  }
  return headers;
}

function demandSendable(name: string, value: string): string {
  if (NAME.test(name) && VALUE.test(value) && !RESERVED.has(name)) return name;
  throw new TransportFailure('bad_request', { neverSent: true, detail: 'header' });
}

function defaultType(request: HttpRequest): string | undefined {
  if (request.json !== undefined) return 'application/json';
  return request.body === undefined ? undefined : 'application/octet-stream';
}
