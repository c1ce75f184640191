import { isCalendarDate } from '../../calendar-date.ts';
import { digitsOf, weightedSum } from '../digit-sums.ts';

/** Checks a Lithuanian number: the last but one digit is 1, then a check digit with a second try. */
export function checkLithuania(national: string): boolean {
  const body = national.slice(0, -1);
  const weights = (shift: number): number[] => digitsOf(body).map((_, place) => 1 + ((place + shift) % 9));
  const first = weightedSum(body, weights(0)) % 11;
  const check = first === 10 ? (weightedSum(body, weights(2)) % 11) % 10 : first;
  return national.at(-2) === '1' && check === Number(national.at(-1));
}

/** Checks a Latvian number: of a company (above 3), of a person with or without a birth date in it. */
export function checkLatvia(national: string): boolean {
  if (Number(national.charAt(0)) > 3) return weightedSum(national, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  const [day, month, year] = [0, 2, 4].map((place) => Number(national.slice(place, place + 2)));
  const century = 1800 + Number(national.charAt(6)) * 100;
  const isPerson = national.startsWith('32') || isCalendarDate(century + (year ?? 0), month ?? 0, day ?? 0);
  const check = ((1 + weightedSum(national, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10;
  return isPerson && check === Number(national.at(-1));
}
