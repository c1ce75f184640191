import { weightedSum } from '../digit-sums.ts';

const alphabet = 'WABCDEFGHIJKLMNOPQRSTUV';

/** Checks the letter of an Irish number: seven digits and one or two letters, or the older form with a letter or sign as the second. */
export function checkIreland(national: string): boolean {
  const isNew = /^\d{7}/.test(national);
  const digits = isNew ? national.slice(0, 7) : `0${national.slice(2, 7)}${national.charAt(0)}`;
  const extra = isNew ? alphabet.indexOf(national.charAt(8) || 'W') : 0;
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * extra;
  return alphabet.charAt(sum % 23) === national.charAt(7);
}
