import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { weightedSum } from './digit-sums.ts';

/** Checks a Swiss enterprise number (UID, CHE and nine digits, the last of them a check digit); blanks, dots and hyphens are ignored. */
export function checkUid(text: string): CheckResult {
  const normalized = withoutBlanks(text).replace(/[-.]/g, '');
  if (!/^[A-Z0-9]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (!/^CHE\d{9}$/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  const check = (11 - (weightedSum(normalized.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11;
  if (check !== Number(normalized.slice(11))) return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** The number as it is printed: `CHE-100.155.212`. */
export function formatUid(uid: string): string {
  return withoutBlanks(uid)
    .replace(/[-.]/g, '')
    .replace(/^(CHE)(\d{3})(\d{3})(\d{3})$/, '$1-$2.$3.$4');
}
