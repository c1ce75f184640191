import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { ibanLengths } from './iban-lengths.ts';
import { mod97 } from './mod97.ts';

/** Checks characters, country, length and check digits of an IBAN; blanks are ignored, `normalized` is the electronic form. */
export function checkIban(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (!/^[A-Z]{2}\d{2}/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  const length = ibanLengths[normalized.slice(0, 2)];
  if (length === undefined) return { valid: false, normalized, reason: 'country' };
  if (normalized.length !== length) return { valid: false, normalized, reason: 'length' };
  if (mod97(normalized.slice(4) + normalized.slice(0, 4)) !== 1)
    return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** The IBAN in groups of four as it is printed on paper. */
export function formatIban(iban: string): string {
  return (withoutBlanks(iban).match(/.{1,4}/g) ?? []).join(' ');
}

/** Whether an IBAN of Switzerland or Liechtenstein is a QR-IBAN: its institution is between 30000 and 31999, and it takes QR references only. */
export function isQrIban(iban: string): boolean {
  return /^(CH|LI)\d{2}3[01]/.test(withoutBlanks(iban));
}
