import type { ErrorKind } from '@belegfluss/sdk';
import { mapOf, oneOf, TEXT, UNKNOWN } from '../types/type.ts';
import { scopeOf } from './scope.ts';

const KINDS: readonly ErrorKind[] = [
  'auth',
  'rate_limited',
  'transient',
  'conflict',
  'gone',
  'invalid',
  'schema_drift',
  'permanent',
  'breaker_open',
];

/** What the condition of a retry can read: the error, and nothing of the run. */
export const ERROR_SCOPE = scopeOf({
  error: mapOf([
    ['kind', oneOf(KINDS)],
    ['code', TEXT],
    ['facts', UNKNOWN],
  ]),
});
