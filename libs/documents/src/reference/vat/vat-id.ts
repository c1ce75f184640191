import type { CheckResult } from '../check-result.ts';
import { withoutBlanks } from '../check-result.ts';
import { vatNumberRules } from './vat-number-rules.ts';

/** Upper case without blanks, dots, hyphens and slashes; GR becomes EL, a Belgian number of nine digits gets its zero. */
export function normalizeVatId(text: string): string {
  return withoutBlanks(text)
    .replace(/[-./\u2010-\u2015]/g, '')
    .replace(/^GR(?=\d)/, 'EL')
    .replace(/^BE(\d{9})$/, 'BE0$1')
    .replace(/^EL(\d{8})$/, 'EL0$1');
}

/**
 * Checks a VAT id of the EU, Northern Ireland or Switzerland by format and check digits.
 * A valid number may still be unknown to VIES: this is arithmetic, not a registration.
 */
export function checkVatId(text: string): CheckResult & { country?: string } {
  const normalized = normalizeVatId(text);
  const country = normalized.slice(0, 2);
  if (!/^[A-Z0-9+*]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  const rule = Object.hasOwn(vatNumberRules, country) ? vatNumberRules[country] : undefined;
  if (!rule) return { valid: false, normalized, reason: 'country' };
  const national = normalized.slice(2);
  if (!rule.format.test(national)) return { valid: false, normalized, country, reason: 'format' };
  if (!rule.check(national)) return { valid: false, normalized, country, reason: 'checksum' };
  return { valid: true, normalized, country };
}
