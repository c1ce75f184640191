const FORM = /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/;

/**
 * True for an IBAN as the rules of XRechnung check it: its form and its check digits, not the length that its country has.
 * Blanks do not count.
 */
export function looksLikeIban(text: string): boolean {
  const iban = /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]/g, '') : text;
  return FORM.test(iban) && remainder(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** Modulo 97 of the number in which each character other than a digit is its code less 55, small letters too. */
function remainder(text: string): number {
  let rest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    rest = (code > 64 ? rest * 100 + code - 55 : rest * 10 + code - 48) % 97;
  }
  return rest;
}
