import { isCalendarDate } from '../../calendar-date.ts';
import { weightedSum } from '../digit-sums.ts';

/** Checks a Bulgarian number: nine digits of a company, or ten of a citizen, a foreigner or another body. */
export function checkBulgaria(national: string): boolean {
  if (national.length === 9) return companyDigit(national) === Number(national.slice(8));
  const check = Number(national.slice(9));
  const foreigner = weightedSum(national, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const other = (11 - (weightedSum(national, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return isCitizen(national) || foreigner === check || other === check;
}

function companyDigit(national: string): number {
  const first = weightedSum(national, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  return first === 10 ? (weightedSum(national, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
}

/** The month says the century: 21 to 32 is the 19th, 41 to 52 the 21st. */
function isCitizen(national: string): boolean {
  const month = Number(national.slice(2, 4));
  const century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
  const isBorn = isCalendarDate(century + Number(national.slice(0, 2)), month % 20, Number(national.slice(4, 6)));
  return isBorn && (weightedSum(national, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(national.slice(9));
}
