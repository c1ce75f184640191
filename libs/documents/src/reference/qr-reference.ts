import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';

// The row of the recursive modulo 10 procedure; the remainder so far turns it.
const row = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

function checkDigit(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = row[(remainder + Number(digit)) % 10] ?? 0;
  return (10 - remainder) % 10;
}

/**
 * Makes a QR reference (Swiss QR-bill, type QRR): 26 digits and a check digit, modulo 10 recursive. Hyphens, dots, slashes and blanks
 * of the own number are dropped and zeros put in front; undefined when a letter, nothing, or more than 26 digits remain.
 */
export function makeQrReference(number: string): string | undefined {
  const body = withoutBlanks(number).replace(/[-./_]/g, '');
  if (!/^\d{1,26}$/.test(body)) return undefined;
  const digits = body.padStart(26, '0');
  return `${digits}${checkDigit(digits)}`;
}

/** Checks a QR reference of 27 digits; the references of the former orange slips with 27 digits are the same. Blanks are ignored. */
export function checkQrReference(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^\d*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length !== 27) return { valid: false, normalized, reason: 'length' };
  if (checkDigit(normalized.slice(0, 26)) !== Number(normalized.slice(26)))
    return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** A QR reference as it is printed: two digits, then groups of five. */
export function formatQrReference(reference: string): string {
  const digits = withoutBlanks(reference);
  return [digits.slice(0, 2), ...(digits.slice(2).match(/.{1,5}/g) ?? [])].join(' ');
}
