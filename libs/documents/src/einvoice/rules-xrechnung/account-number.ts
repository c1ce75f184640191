const FORM = /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/;

/**
 * True for an IBAN as the rules of XRechnung check it: its form and its check digits, not the length that its country has.
 * Blanks do not count.
 */
export function looksLikeIban(text: string): boolean {
  const iban = text.replace(/[ \t\r\n]/g, '');
  return FORM.test(iban) && remainder(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** Modulo 97 of the number in which each character other than a digit is its code less 55, small letters too. */
function remainder(text: string): number {
  let rest = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    for (const digit of String(code > 64 ? code - 55 : code - 48)) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}
