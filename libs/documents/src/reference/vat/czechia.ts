import { weightedSum } from '../digit-sums.ts';
import { checkBirthNumber } from './birth-number.ts';

/** Checks a Czech number: eight digits of a company, nine beginning with 6 of a special case, otherwise a birth number. */
export function checkCzechia(national: string): boolean {
  const check = Number(national.at(-1));
  if (national.length === 8) return companyDigit(national) === check;
  if (national.length === 9 && national.startsWith('6'))
    return ((weightedSum(national.slice(1, 8), [8, 7, 6, 5, 4, 3, 2]) % 11) + 8) % 10 === check;
  return checkBirthNumber(national);
}

function companyDigit(national: string): number {
  if (national.startsWith('9')) return -1;
  const check = (11 - (weightedSum(national, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (check || 1) % 10;
}
