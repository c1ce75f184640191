import { isCalendarDate } from '../../calendar-date.ts';
import { weightedSum } from '../digit-sums.ts';

/** Checks a Romanian number: two to ten digits of a company, or thirteen of a person with a birth date in it. */
export function checkRomania(national: string): boolean {
  const check = Number(national.at(-1));
  if (national.length < 13)
    return (
      ((weightedSum(national.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === check
    );
  const century = { 1: 1900, 2: 1900, 3: 1800, 4: 1800, 5: 2000, 6: 2000 }[national.charAt(0)] ?? 1900;
  const [year, month, day] = [1, 3, 5].map((place) => Number(national.slice(place, place + 2)));
  const rest = weightedSum(national, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return isCalendarDate(century + (year ?? 0), month ?? 0, day ?? 0) && (rest === 10 ? 1 : rest) === check;
}
