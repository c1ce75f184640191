import { codeSet } from './code-set.ts';

/** What makes the tax fall due as UBL writes it, UNTDID 2005 (CEN 1.3.16, April 2026). */
export const ublTaxPointCodes = codeSet('3 35 432');

/** What makes the tax fall due as CII writes it, UNTDID 2475 (CEN 1.3.16, April 2026). */
export const ciiTaxPointCodes = codeSet('5 29 72');
