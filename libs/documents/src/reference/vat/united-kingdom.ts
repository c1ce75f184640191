import { weightedSum } from '../digit-sums.ts';

/** Checks a number of the United Kingdom, which Northern Ireland uses too: two schemes of nine digits, or government and health bodies. */
export function checkUnitedKingdom(national: string): boolean {
  const body = Number(national.slice(2));
  if (national.startsWith('GD')) return body < 500;
  if (national.startsWith('HA')) return body >= 500;
  const rest = weightedSum(national, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
  return rest === 0 || (Number(national.slice(0, 3)) >= 100 && (rest === 42 || rest === 55));
}
