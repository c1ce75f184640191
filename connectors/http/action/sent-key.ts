import { createHash } from 'node:crypto';

/** Fields that a flow gives to an action. */
export type Input = Record<string, unknown>;

/** What systems take for a key: visible ASCII without blanks, not too long. */
const PLAIN_KEY = /^[!-~]{1,200}$/;

/** The business key as the system gets it: as it is where it can travel in a header, else its hash. */
export function sentKey(effectKey: string): string {
  return PLAIN_KEY.test(effectKey) ? effectKey : createHash('sha256').update(effectKey).digest('hex');
}
