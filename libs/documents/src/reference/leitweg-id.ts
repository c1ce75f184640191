import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { checkDigits, mod97 } from './mod97.ts';

const MOST_CHARACTERS = 46;

/**
 * Checks a Leitweg-ID, by which German authorities route invoices: 2 to 12 digits that begin with a state (01 to 16) or the
 * federation (99), up to 30 letters and digits of the authority's own or none, and two check digits (ISO 7064 mod 97-10).
 * Source: KoSIT, Leitweg-ID format specification 2.0.2.
 */
export function checkLeitwegId(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9-]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (normalized.length > MOST_CHARACTERS) return { valid: false, normalized, reason: 'length' };
  if (!/^(0[1-9]|1[0-6]|99)\d{0,10}-([A-Z0-9]{1,30}-)?\d{2}$/.test(normalized))
    return { valid: false, normalized, reason: 'format' };
  if (mod97(normalized.replaceAll('-', '')) !== 1) return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** Makes a Leitweg-ID from coarse and fine address; undefined when they have not the form of one. */
export function makeLeitwegId(coarse: string, fine = ''): string | undefined {
  const address = [coarse, fine].map(withoutBlanks).filter((part) => part !== '');
  const check = checkDigits(address.join('').replace(/[^A-Z0-9]/g, ''));
  const result = checkLeitwegId([...address, check].join('-'));
  return result.valid ? result.normalized : undefined;
}
