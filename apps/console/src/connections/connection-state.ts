import type { ConnectionList } from '../api/schema.ts';
import type { Tone } from '../states/state-badge.tsx';

export type Connection = ConnectionList['connections'][number];

/** How loud each state of a connection is said. */
export const TONES = {
  not_set_up: 'warning',
  not_called: 'quiet',
  built_in: 'quiet',
  paused: 'warning',
  closed: 'success',
  half_open: 'warning',
  open: 'danger',
} as const satisfies Record<string, Tone>;

/** Whether calls go through. Where nothing has been tried yet, what its breaker says would be an empty praise. */
export function stateOf(connection: Connection): keyof typeof TONES {
  const { builtIn, secrets, breaker, pausedUntil, lastGoodAt, lastError } = connection;
  if (builtIn) return 'built_in';
  if (secrets.length > 0 && secrets.every(({ setAt }) => setAt === null)) return 'not_set_up';
  if (breaker.state !== 'closed') return breaker.state;
  if (pausedUntil !== null) return 'paused';
  return lastGoodAt === null && lastError === null ? 'not_called' : 'closed';
}
