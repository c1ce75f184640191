import type { HttpRequest } from '@belegfluss/sdk';
import { ACCEPTED_ENCODINGS } from './answer-body.ts';
import { TransportFailure } from './transport-failure.ts';

const NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
/** Visible Latin-1, blanks and tabs: no line break, which would begin another header. */
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;
/** Set by the transport alone. */
const RESERVED = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'upgrade']);

/**
 * Headers of a request, lower-case: ours, then the connector's, then the credentials. Throws TransportFailure
 * `bad_request` for what must not be sent (axios would repair it in silence). `content-type: false` keeps axios
 * from inventing one for a request without a body.
 */
export function requestHeaders(
  request: HttpRequest,
  credentials: Record<string, string>,
): Record<string, string | false> {
  const given = [...Object.entries(request.headers ?? {}), ...Object.entries(credentials)].map(
    ([name, value]): [string, string] => [name.toLowerCase(), value],
  );
  for (const [name, value] of given) {
    if (!NAME.test(name) || !VALUE.test(value) || RESERVED.has(name)) {
      throw new TransportFailure('bad_request', { neverSent: true, detail: 'header' });
    }
  }
  return {
    accept: (request.expect ?? 'json') === 'json' ? 'application/json' : '*/*',
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': 'Belegfluss',
    'content-type': defaultType(request),
    ...Object.fromEntries(given),
  };
}

function defaultType(request: HttpRequest): string | false {
  if (request.json !== undefined) return 'application/json';
  return request.body === undefined ? false : 'application/octet-stream';
}
