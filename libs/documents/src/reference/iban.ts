import type { CheckResult } from './check-result.ts';
import { withoutBlanks } from './check-result.ts';
import { ibanNationalChecks } from './iban-national-checks.ts';
import { ibanStructures } from './iban-structures.ts';
import { checkDigits, mod97 } from './mod97.ts';

const classes: Readonly<Record<string, string>> = { n: '\\d', a: '[A-Z]', c: '[A-Z0-9]' };

/** Length and form of an IBAN by country. */
const forms = new Map(
  Object.entries(ibanStructures).map(([country, structure]) => {
    const parts = [...structure.matchAll(/(\d+)([nac])/g)].map(([, count = '', kind = '']) => ({ count, kind }));
    const national = parts.map(({ count, kind }) => `${classes[kind]}{${count}}`).join('');
    return [
      country,
      {
        length: parts.reduce((sum, { count }) => sum + Number(count), 4),
        format: new RegExp(`^[A-Z]{2}\\d{2}${national}$`),
      },
    ] as const;
  }),
);

/**
 * Checks characters, country, length, form and check digits of an IBAN, the national ones inside it too where the procedure is public.
 * Blanks are ignored, `normalized` is the electronic form.
 */
export function checkIban(text: string): CheckResult {
  const normalized = withoutBlanks(text);
  if (!/^[A-Z0-9]*$/.test(normalized)) return { valid: false, normalized, reason: 'characters' };
  if (!/^[A-Z]{2}\d{2}/.test(normalized)) return { valid: false, normalized, reason: 'format' };
  const country = normalized.slice(0, 2);
  const form = forms.get(country);
  if (!form) return { valid: false, normalized, reason: 'country' };
  if (normalized.length !== form.length) return { valid: false, normalized, reason: 'length' };
  if (!form.format.test(normalized)) return { valid: false, normalized, reason: 'format' };
  const isSound = mod97(normalized.slice(4) + normalized.slice(0, 4)) === 1;
  if (!isSound || ibanNationalChecks[country]?.(normalized.slice(4)) === false)
    return { valid: false, normalized, reason: 'checksum' };
  return { valid: true, normalized };
}

/** The IBAN of an account that a country knows by this number (BBAN), which must have its full length. */
export function makeIban(country: string, bban: string): string {
  return `${country}${checkDigits(`${bban}${country}`)}${bban}`;
}

/** The IBAN in groups of four as it is printed on paper. */
export function formatIban(iban: string): string {
  return (withoutBlanks(iban).match(/.{1,4}/g) ?? []).join(' ');
}

/** Whether an IBAN of Switzerland or Liechtenstein is a QR-IBAN: its institution is between 30000 and 31999, and it takes QR references only. */
export function isQrIban(iban: string): boolean {
  return /^(CH|LI)\d{2}3[01]/.test(withoutBlanks(iban));
}
