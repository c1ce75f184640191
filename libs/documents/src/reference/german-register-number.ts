import type { CheckResult } from './check-result.ts';

/**
 * Checks the form of a number of the German registers of companies, cooperatives, partnerships and associations: court, kind, number
 * and a letter or none (`Berlin (Charlottenburg) HRB 11223 B`). Whether the court exists and keeps that number is not checked.
 */
export function checkGermanRegisterNumber(text: string): CheckResult {
  const normalized = text.replace(/\s+/g, ' ').replace(/,\s?/g, ' ').trim();
  const parts = /^(\p{L}[\p{L} .()/-]{0,80}) (HRA|HRB|PR|GnR|GsR|VR) (\d{1,6})( [A-Z]{1,3})?$/u.exec(normalized);
  return parts ? { valid: true, normalized } : { valid: false, normalized, reason: 'format' };
}
