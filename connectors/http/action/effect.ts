import type { Action as SdkAction } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Action } from '../declaration/action-shape.ts';
import type { Find } from './lookup.ts';

const DEFAULT_VALIDITY = 'P1D';

/** The class of a declared effect, with its way to find out whether it happened. */
export function effectOf(declared: Action, find: Find | undefined): SdkAction<HttpConfig>['effect'] {
  const { key, lookup } = declared.effect;
  if (key) return { kind: 'write', class: 'K', keyValidFor: key.validFor ?? DEFAULT_VALIDITY };
  if (!lookup || !find) return { kind: 'write', class: 'N' };
  const found = find as never;
  const { lag } = lookup;
  return lag === undefined
    ? { kind: 'write', class: 'L', find: found }
    : { kind: 'write', class: 'D', lag: () => lag, find: found };
}
