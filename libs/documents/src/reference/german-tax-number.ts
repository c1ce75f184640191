import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { digitsOf, mod11Mod10 } from './digit-sums.ts';

/** How the uniform form of 13 digits begins: four digits of tax office with the state in front, then a zero. */
const states = /^(1[01]|2[1-46-8]|3[0-2]|4[01])\d{2}0|^[59]\d{3}0/;

/**
 * Checks the form of a German tax number (Steuernummer) as a state writes it (10 or 11 digits) or as it is sent (13 digits); blanks and
 * slashes are ignored. Its check digit follows a procedure of each state and is not checked. Source: § 139a AO, ELSTER's handbook.
 */
export function checkGermanTaxNumber(text: string): CheckResult {
  const normalized = withoutBlanks(text).replace(/[-./]/g, '');
  if (!/^\d*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (![10, 11, 13].includes(normalized.length)) return { valid: false, normalized, reason: 'length' };
  if (normalized.length === 13 && !states.test(normalized)) return { valid: false, normalized, reason: 'format' };
  return { valid: true, normalized };
}

/** Checks a German tax identification number of a person (IdNr, 11 digits): one digit occurs two or three times among the first ten. */
export function checkGermanTaxId(text: string): CheckResult {
  const normalized = withoutBlanks(text).replace(/[-./]/g, '');
  if (!/^\d*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length !== 11) return { valid: false, normalized, reason: 'length' };
  const body = digitsOf(normalized.slice(0, 10));
  const repeated = [...new Set(body)]
    .map((digit) => body.filter((other) => other === digit).length)
    .filter((n) => n > 1);
  const isRepeated = repeated.length === 1 && (repeated[0] ?? 0) <= 3;
  if (normalized.startsWith('0') || !isRepeated) return { valid: false, normalized, reason: 'format' };
  if (mod11Mod10(normalized) !== 1) return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}
