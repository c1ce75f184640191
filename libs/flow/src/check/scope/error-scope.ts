import { ERROR_KINDS } from '@belegfluss/sdk';
import { mapOf, oneOf, TEXT, UNKNOWN } from '../../types/type.ts';
import { scopeOf } from './scope.ts';

/** What the condition of a retry can read: the error, and nothing of the run. */
export const ERROR_SCOPE = scopeOf({
  error: mapOf([
    ['kind', oneOf(ERROR_KINDS)],
    ['code', TEXT],
    ['facts', UNKNOWN],
  ]),
});
