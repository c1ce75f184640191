import type { ErrorKind } from './errors.ts';

const BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'auth',
  404: 'gone',
  406: 'invalid',
  408: 'transient',
  409: 'conflict',
  410: 'gone',
  411: 'invalid',
  412: 'conflict',
  413: 'invalid',
  414: 'invalid',
  415: 'invalid',
  422: 'invalid',
  423: 'conflict',
  425: 'transient',
  429: 'rate_limited',
  501: 'permanent',
  505: 'permanent',
};

/**
 * What a status means where the vendor's own reading says nothing. 403 is `permanent`, not `auth`:
 * it mostly concerns one object, and must not stop the whole connection.
 */
export function kindOfStatus(status: number): ErrorKind {
  return BY_STATUS[status] ?? (status >= 500 ? 'transient' : 'permanent');
}
