import { luhn } from '../digit-sums.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Checks a French number: the SIREN in it, and its two key characters of the old form (digits) or the new one (with a letter). */
export function checkFrance(national: string): boolean {
  const [key, siren] = [national.slice(0, 2), national.slice(2)];
  // Numbers of Monaco begin with three zeros and hold no SIREN.
  if (!siren.startsWith('000') && luhn(siren) !== 0) return false;
  if (/^\d\d$/.test(key)) return Number(`${siren}12`) % 97 === Number(key);
  const [first, second] = Array.from(key, (character) => alphabet.indexOf(character));
  const value = /^\d/.test(key) ? (first ?? 0) * 24 + (second ?? 0) - 10 : (first ?? 0) * 34 + (second ?? 0) - 100;
  return (Number(siren) + 1 + Math.floor(value / 11)) % 11 === value % 11;
}
