import { checkUid } from '../swiss-uid.ts';
import { digitsOf, luhn, mod11Mod10, weightedSum } from '../digit-sums.ts';
import { mod97 } from '../mod97.ts';
import { checkLatvia, checkLithuania } from './baltics.ts';
import { checkBirthNumber } from './birth-number.ts';
import { checkBulgaria } from './bulgaria.ts';
import { checkCzechia } from './czechia.ts';
import { checkFrance } from './france.ts';
import { checkIreland } from './ireland.ts';
import { checkRomania } from './romania.ts';
import { checkSpain } from './spain.ts';
import { checkUnitedKingdom } from './united-kingdom.ts';

/** How the national part of a VAT id looks, and its check digits. */
export interface VatNumberRule {
  format: RegExp;
  check: (national: string) => boolean;
}

const lastDigit = (text: string): number => Number(text.at(-1));

function checkAustria(national: string): boolean {
  return (96 - luhnSum(national.slice(1, 8))) % 10 === lastDigit(national);
}

/** Each second digit doubled from the left, the digits of the results added. */
function luhnSum(digits: string): number {
  return digitsOf(digits).reduce((total, digit, place) => {
    const value = place % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
}

function checkCyprus(national: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = digitsOf(national.slice(0, 8)).reduce(
    (total, digit, place) => total + (place % 2 === 0 ? (odd[digit] ?? 0) : digit),
    0,
  );
  return !national.startsWith('12') && String.fromCodePoint(65 + (sum % 26)) === national.at(-1);
}

function checkItaly(national: string): boolean {
  const province = Number(national.slice(7, 10));
  const isPlace = (province >= 1 && province <= 100) || [120, 121, 888, 999].includes(province);
  return luhn(national) === 0 && isPlace && !national.startsWith('0000000');
}

function checkNetherlands(national: string): boolean {
  const eleven = weightedSum(national, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
  return eleven || mod97(`NL${national}`) === 1;
}

function checkPortugal(national: string): boolean {
  const check = 11 - (weightedSum(national, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check > 9 ? 0 : check) === lastDigit(national);
}

function checkSlovenia(national: string): boolean {
  const check = 11 - (weightedSum(national, [8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 10 ? 0 : check) === lastDigit(national);
}

/**
 * VAT numbers by the prefix they carry (EL for Greece, XI for Northern Ireland, CHE written as CH + E…).
 * Formats: European Commission, VIES; check digits: the national schemes as published, compared 2026-11.
 */
export const vatNumberRules: Readonly<Record<string, VatNumberRule>> = {
  AT: { format: /^U\d{8}$/, check: checkAustria },
  BE: { format: /^[01]\d{9}$/, check: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)) },
  BG: { format: /^\d{9,10}$/, check: checkBulgaria },
  CH: { format: /^E\d{9}(MWST|TVA|IVA|TPV)?$/, check: (n) => checkUid(`CH${n.slice(0, 10)}`).valid },
  CY: { format: /^\d{8}[A-Z]$/, check: checkCyprus },
  CZ: { format: /^\d{8,10}$/, check: checkCzechia },
  DE: { format: /^[1-9]\d{8}$/, check: (n) => mod11Mod10(n) === 1 },
  DK: { format: /^[1-9]\d{7}$/, check: (n) => weightedSum(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { format: /^\d{9}$/, check: (n) => weightedSum(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { format: /^\d{9}$/, check: (n) => (weightedSum(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === lastDigit(n) },
  ES: { format: /^[0-9A-HJ-NP-SU-Z]\d{7}[A-Z0-9]$/, check: checkSpain },
  FI: { format: /^\d{8}$/, check: (n) => weightedSum(n, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { format: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, check: checkFrance },
  HR: { format: /^\d{11}$/, check: (n) => mod11Mod10(n) === 1 },
  HU: { format: /^\d{8}$/, check: (n) => weightedSum(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { format: /^(\d{7}[A-W]{1,2}|\d[A-Z+*]\d{5}[A-W])$/, check: checkIreland },
  IT: { format: /^\d{11}$/, check: checkItaly },
  LT: { format: /^(\d{9}|\d{12})$/, check: checkLithuania },
  LU: { format: /^\d{8}$/, check: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) },
  LV: { format: /^\d{11}$/, check: checkLatvia },
  MT: { format: /^[1-9]\d{7}$/, check: (n) => weightedSum(n, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 },
  NL: { format: /^\d{9}B\d{2}$/, check: checkNetherlands },
  PL: { format: /^\d{10}$/, check: (n) => weightedSum(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === lastDigit(n) },
  PT: { format: /^[1-9]\d{8}$/, check: checkPortugal },
  RO: { format: /^([1-9]\d{1,9}|[1-9]\d{12})$/, check: checkRomania },
  SE: { format: /^\d{10}01$/, check: (n) => luhn(n.slice(0, 10)) === 0 },
  SI: { format: /^[1-9]\d{7}$/, check: checkSlovenia },
  SK: { format: /^[1-9]\d[2-47-9]\d{7}$/, check: (n) => Number(n) % 11 === 0 || checkBirthNumber(n) },
  XI: { format: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, check: checkUnitedKingdom },
};
