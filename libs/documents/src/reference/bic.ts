import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';

/**
 * Checks the form of a BIC (ISO 9362): four letters or digits of the institution, two letters of the country, two of the place, and
 * three of the branch or none. Whether a bank has it is not arithmetic: only SWIFT's directory knows.
 */
export function checkBic(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length !== 8 && normalized.length !== 11) return { valid: false, normalized, reason: 'length' };
  if (!/^[A-Z0-9]{4}[A-Z]{2}/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  return { valid: true, normalized };
}
