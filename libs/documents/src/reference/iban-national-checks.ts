import { luhn, mod11Mod10, weightedSum } from './digit-sums.ts';
import { mod97 } from './mod97.ts';

type Check = (national: string) => boolean;

/** ISO 7064 mod 97-10 over the whole national part: the last two digits are its check digits. */
const ninetySeven: Check = (national) => mod97(national) === 1;

/** The two last digits are the remainder of those before; a remainder of zero is written 97. */
const belgium: Check = (national) => (Number(national.slice(0, 10)) % 97 || 97) === Number(national.slice(10));

const czechWeights = { prefix: [10, 5, 8, 4, 2, 1], account: [6, 3, 7, 9, 10, 5, 8, 4, 2, 1] } as const;

const czechia: Check = (national) =>
  weightedSum(national.slice(4, 10), czechWeights.prefix) % 11 === 0 &&
  weightedSum(national.slice(10), czechWeights.account) % 11 === 0;

const estonia: Check = (national) =>
  weightedSum(national.slice(2), [7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;

// The letters of an account count as the digit of their column on the keyboard of a card punch.
const frenchDigit = (letter: string): string =>
  String(((Number.parseInt(letter, 36) - 10 + (letter >= 'S' ? 1 : 0)) % 9) + 1);

const france: Check = (national) => mod97(national.replace(/[A-Z]/g, frenchDigit)) === 0;

const hungaryWeights = [9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1];

const hungary: Check = (national) =>
  weightedSum(national.slice(0, 8), hungaryWeights) % 10 === 0 &&
  weightedSum(national.slice(8), hungaryWeights) % 10 === 0;

const italianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

const italy: Check = (national) => {
  const sum = Array.from(national.slice(1)).reduce((total, character, place) => {
    const number = Number.parseInt(character, 36);
    const value = number > 9 ? number - 10 : number;
    return total + (place % 2 === 0 ? (italianOdd[value] ?? 0) : value);
  }, 0);
  return String.fromCodePoint(65 + (sum % 26)) === national.charAt(0);
};

const norway: Check = (national) => weightedSum(national, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

const poland: Check = (national) => weightedSum(national, [3, 9, 7, 1, 3, 9, 7, 1]) % 10 === 0;

const spanishDigit = (digits: string): number => {
  const check = 11 - (weightedSum(digits, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11);
  return check > 9 ? 11 - check : check;
};

const spain: Check = (national) =>
  national.slice(8, 10) === `${spanishDigit(`00${national.slice(0, 8)}`)}${spanishDigit(national.slice(10))}`;

/**
 * Check digits inside the national part, for the countries where every account has them and the procedure is public. German banks have
 * about 150 procedures of their own, Austrian and Swiss ones keep theirs to themselves: none is checked.
 * Sources: national standards as collected in the IBAN registry's example accounts; compared 2026-11.
 */
export const ibanNationalChecks: Readonly<Record<string, Check>> = {
  BA: ninetySeven,
  BE: belgium,
  CZ: czechia,
  EE: estonia,
  ES: spain,
  FI: (national) => luhn(national) === 0,
  FR: france,
  HR: (national) => mod11Mod10(national.slice(0, 7)) === 1 && mod11Mod10(national.slice(7)) === 1,
  HU: hungary,
  IT: italy,
  MC: france,
  ME: ninetySeven,
  MK: ninetySeven,
  NO: norway,
  PL: poland,
  PT: ninetySeven,
  RS: ninetySeven,
  SI: ninetySeven,
  SK: czechia,
  SM: italy,
};
