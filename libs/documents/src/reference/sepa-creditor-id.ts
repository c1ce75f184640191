import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { mod97 } from './mod97.ts';

/** Lengths of creditor identifiers where the country fixes them (EPC262-08; compared 2026-11). */
const lengths: Readonly<Record<string, number>> = { AT: 18, DE: 18, FR: 13, LU: 26, NL: 19 };

/**
 * Checks a SEPA creditor identifier (AT-02): country, two check digits, three characters of the creditor's own choice, which the check
 * digits leave out, and the national number of up to 28 characters. Blanks are ignored.
 */
export function checkSepaCreditorId(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9+?/:().,'-]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length < 8 || normalized.length > 35) return { valid: false, normalized, reason: 'length' };
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{3}/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  const length = lengths[normalized.slice(0, 2)] ?? normalized.length;
  if (normalized.length !== length) return { valid: false, normalized, reason: 'length' };
  const national = normalized.slice(7).replace(/[^A-Z0-9]/g, '');
  if (mod97(national + normalized.slice(0, 4)) !== 1) return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}
