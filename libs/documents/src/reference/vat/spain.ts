import { luhn } from '../digit-sums.ts';

const controlLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Checks the control character of a Spanish NIF: of a person (DNI, NIE, K/L/M) or of a legal entity (CIF). */
export function checkSpain(national: string): boolean {
  const control = national.charAt(8);
  const digits = national.slice(1, 8);
  const first = national.charAt(0);
  if (/[0-9XYZKLM]/.test(first)) {
    const foreign = 'XYZ'.indexOf(first);
    const value = /[0-9]/.test(first) ? national.slice(0, 8) : `${foreign > 0 ? foreign : ''}${digits}`;
    return controlLetters.charAt(Number(value) % 23) === control;
  }
  const check = (10 - luhn(`${digits}0`)) % 10;
  const letter = 'JABCDEFGHI'.charAt(check);
  if (/[PQRSNW]/.test(first)) return control === letter;
  if (/[ABEH]/.test(first)) return control === String(check);
  return control === String(check) || control === letter;
}
