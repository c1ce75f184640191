import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { checkDigits, mod97 } from './mod97.ts';

/**
 * Makes an ISO 11649 creditor reference (`RF` + 2 check digits + up to 21 letters and digits) from an own number.
 * Hyphens, dots, slashes and blanks are dropped; undefined when nothing usable or more than 21 characters remain.
 */
export function makeCreditorReference(number: string): string | undefined {
  const body = withoutBlanks(number).replace(/[-./_]/g, '');
  if (!/^[A-Z0-9]{1,21}$/.test(body)) return undefined;
  return `RF${checkDigits(`${body}RF`)}${body}`;
}

/** Checks form and check digits of an ISO 11649 creditor reference; blanks are ignored. */
export function checkCreditorReference(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length < 5 || normalized.length > 25) return { valid: false, normalized, reason: 'length' };
  if (!/^RF\d{2}/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  if (mod97(normalized.slice(4) + normalized.slice(0, 4)) !== 1)
    return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** The reference in groups of four as it is printed on paper. */
export function formatCreditorReference(reference: string): string {
  return (withoutBlanks(reference).match(/.{1,4}/g) ?? []).join(' ');
}
