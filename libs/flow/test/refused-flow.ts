import { flowWith } from './checked-shop.ts';

/** A flow file that the checker has to refuse, and what it has to say. */
export interface RefusedFlow {
  what: string;
  text: string;
  code: string;
  at: [line: number, column: number];
  /** A name that the finding has to say in both languages. */
  says?: string;
  severity?: string;
}

export const STEP = 'done: { stop: done, reason: ok }';
/** Steps begin in line 7, column 3. */
export const step = (text: string) => flowWith(text);
export const trigger = (on: string) => flowWith(STEP, on);
/** A step with so many open brackets. */
export const deep = (depth: number) =>
  `a: { emit: ping, key: x, with: { b: ${'['.repeat(depth)}${']'.repeat(depth)} } }`;
