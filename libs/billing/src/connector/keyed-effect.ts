import type { WriteContext } from '@belegfluss/sdk';
import type { Effect } from '../services/effect-journal.ts';

/** Every change of billing is kept under its effect key for ever: the same key again gets the first result. */
export const keyed = { kind: 'write', class: 'K', keyValidFor: 'P100Y' } as const;

/** The change that a call asks for. */
export function effectOf({ effectKey, clock, answer }: WriteContext<unknown>): Effect {
  return { key: effectKey, at: clock.now(), answer };
}
