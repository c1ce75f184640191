import { digitsOf, luhn, mod11Mod10, weightedSum } from './digit-sums.ts';
import { mod97 } from './mod97.ts';
import { checkSpanishTaxNumber } from './spanish-tax-number.ts';

/** How the national part of a VAT id looks, and its check digits where the scheme is public. */
export interface VatNumberRule {
  format: RegExp;
  check?: (national: string) => boolean;
}

const lastDigit = (text: string): number => Number(text.at(-1));

function checkAustria(national: string): boolean {
  const sum = digitsOf(national.slice(1, 8)).reduce((total, digit, place) => {
    const value = place % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (96 - sum) % 10 === lastDigit(national);
}

function checkBulgaria(national: string): boolean {
  if (national.length !== 9) return true;
  const first = weightedSum(national, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first === 10 ? (weightedSum(national, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
  return check === lastDigit(national);
}

function checkCyprus(national: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = digitsOf(national.slice(0, 8)).reduce(
    (total, digit, place) => total + (place % 2 === 0 ? (odd[digit] ?? 0) : digit),
    0,
  );
  return String.fromCodePoint(65 + (sum % 26)) === national.at(-1);
}

function checkFrance(national: string): boolean {
  const siren = national.slice(2);
  if (luhn(siren) !== 0) return false;
  return /^\d{2}/.test(national) ? Number(`${siren}12`) % 97 === Number(national.slice(0, 2)) : true;
}

function checkIreland(national: string): boolean {
  const digits = /^\d{7}/.test(national) ? national.slice(0, 7) : `0${national.slice(2, 7)}${national.charAt(0)}`;
  const extra = /^\d{7}[A-W]([A-I])$/.exec(national)?.[1];
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + (extra ? 9 * ((extra.codePointAt(0) ?? 64) - 64) : 0);
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === national.charAt(7);
}

function checkLithuania(national: string): boolean {
  const body = national.slice(0, -1);
  const weights = (shift: number): number[] => digitsOf(body).map((_, place) => 1 + ((place + shift) % 9));
  const first = weightedSum(body, weights(0)) % 11;
  return (first === 10 ? (weightedSum(body, weights(2)) % 11) % 10 : first) === lastDigit(national);
}

function checkLatvia(national: string): boolean {
  if (Number(national.charAt(0)) > 3) return weightedSum(national, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  const [day, month] = [Number(national.slice(0, 2)), Number(national.slice(2, 4))];
  const personal = national.startsWith('32') || (day >= 1 && day <= 31 && month >= 1 && month <= 12);
  return personal && ((1 + weightedSum(national, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === lastDigit(national);
}

function checkNetherlands(national: string): boolean {
  const eleven = weightedSum(national, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
  return eleven || mod97(`NL${national}`) === 1;
}

function checkSwitzerland(national: string): boolean {
  const check = (11 - (weightedSum(national.slice(1), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11;
  return check === Number(national.charAt(9));
}

function checkWithElevens(national: string, weights: readonly number[]): boolean {
  const check = 11 - (weightedSum(national, weights) % 11);
  return (check > 9 ? 0 : check) === lastDigit(national);
}

/**
 * VAT numbers by the prefix they carry (EL for Greece, XI for Northern Ireland, CHE written as CH + E…).
 * Formats: European Commission, VIES; check digits: the national schemes as published, compared 2026-11.
 */
export const vatNumberRules: Readonly<Record<string, VatNumberRule>> = {
  AT: { format: /^U\d{8}$/, check: checkAustria },
  BE: { format: /^[01]\d{9}$/, check: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)) },
  BG: { format: /^\d{9,10}$/, check: checkBulgaria },
  CH: { format: /^E\d{9}(MWST|TVA|IVA)?$/, check: checkSwitzerland },
  CY: { format: /^\d{8}[A-Z]$/, check: checkCyprus },
  CZ: { format: /^\d{8,10}$/ },
  DE: { format: /^[1-9]\d{8}$/, check: (n) => mod11Mod10(n) === 1 },
  DK: { format: /^[1-9]\d{7}$/, check: (n) => weightedSum(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { format: /^\d{9}$/, check: (n) => weightedSum(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { format: /^\d{9}$/, check: (n) => (weightedSum(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === lastDigit(n) },
  ES: { format: /^[A-Z0-9]\d{7}[A-Z0-9]$/, check: checkSpanishTaxNumber },
  FI: { format: /^\d{8}$/, check: (n) => weightedSum(n, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { format: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, check: checkFrance },
  HR: { format: /^\d{11}$/, check: (n) => mod11Mod10(n) === 1 },
  HU: { format: /^\d{8}$/, check: (n) => weightedSum(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { format: /^(\d{7}[A-W][A-I]?|[7-9][A-Z+*]\d{5}[A-W])$/, check: checkIreland },
  IT: { format: /^\d{11}$/, check: (n) => luhn(n) === 0 },
  LT: { format: /^(\d{9}|\d{12})$/, check: checkLithuania },
  LU: { format: /^\d{8}$/, check: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) },
  LV: { format: /^\d{11}$/, check: checkLatvia },
  MT: { format: /^\d{8}$/, check: (n) => weightedSum(n, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 },
  NL: { format: /^\d{9}B\d{2}$/, check: checkNetherlands },
  PL: { format: /^\d{10}$/, check: (n) => weightedSum(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === lastDigit(n) },
  PT: { format: /^[1-9]\d{8}$/, check: (n) => checkWithElevens(n, [9, 8, 7, 6, 5, 4, 3, 2]) },
  RO: {
    format: /^\d{2,10}$/,
    check: (n) =>
      ((weightedSum(n.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === lastDigit(n),
  },
  SE: { format: /^\d{10}01$/, check: (n) => luhn(n.slice(0, 10)) === 0 },
  SI: { format: /^[1-9]\d{7}$/, check: (n) => checkWithElevens(n, [8, 7, 6, 5, 4, 3, 2]) },
  SK: { format: /^[1-9]\d[2-47-9]\d{7}$/, check: (n) => Number(n) % 11 === 0 },
  XI: { format: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/ },
};
