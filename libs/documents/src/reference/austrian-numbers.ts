import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { luhn } from './digit-sums.ts';

/** Checks an Austrian tax number (Abgabenkontonummer, nine digits with a check digit); blanks, hyphens and slashes are ignored. */
export function checkAustrianTaxNumber(text: string): CheckResult {
  const normalized = withoutBlanks(text).replace(/[-./]/g, '');
  if (!/^\d*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length !== 9) return { valid: false, normalized, reason: 'length' };
  if (luhn(normalized) !== 0) return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** The check letter of a company register number is chosen by the number's remainder mod 17. */
const letters = 'abdfghikmpstvwxyz';

/** Checks an Austrian company register number (Firmenbuchnummer): up to six digits and a check letter, with or without FN in front. */
export function checkAustrianCompanyNumber(text: string): CheckResult {
  const normalized = withoutBlanks(text)
    .replace(/^FN|[-./]/g, '')
    .toLowerCase();
  if (!/^[0-9a-z]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (!/^\d{1,6}[a-z]$/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  if (letters.charAt(Number(normalized.slice(0, -1)) % 17) !== normalized.at(-1))
    return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}
