import { Engine1700000000001 } from './0001-engine.ts';

/** In the order in which they are applied. */
export const migrations = [Engine1700000000001];
