/** Country code, check digits, and 11 to 30 characters in groups of four or in one piece; blanks of any width, but no new line. */
export const IBAN = /\b[A-Z]{2}\d{2}(?:[^\S\r\n]?[A-Z0-9]{4}){2,7}(?:[^\S\r\n]?[A-Z0-9]{1,3})?\b/gi;

/** That of Norway. */
const SHORTEST = 15;

/** Each sign stands at its value; what separates groups stands nowhere. */
const VALUES = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Puts `standIn` in the place of an account number in what `IBAN` found. Capitals in that form are one, whatever they check to: a
 * number with a slip tells as much. Small letters are one where the check digits say so, since words and sums of files look the same.
 */
export function maskIban(found: string, standIn: (iban: string) => string): string {
  if (found === found.toUpperCase()) {
    const iban = compact(found);
    return iban.length < SHORTEST ? found : standIn(iban);
  }
  const end = endOfNumber(found);
  return end === undefined ? found : standIn(compact(found.slice(0, end)).toUpperCase()) + found.slice(end);
}

function compact(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Where the number ends whose check digits fit: words behind it may have been taken for groups of it. */
function endOfNumber(found: string): number | undefined {
  let [rest, length, end]: [number, number, number | undefined] = [0, 4, undefined];
  for (let at = 4; at < found.length; at += 1) {
    if (isBlank(found.charAt(at))) continue;
    [rest, length] = [mod97(found.charAt(at), rest), length + 1];
    const isEnd = isBlank(found.charAt(at + 1));
    // ISO 13616: the first four signs go to the end, and 97 leaves one.
    if (isEnd && length >= SHORTEST && mod97(found.slice(0, 4), rest) === 1) end = at + 1;
  }
  return end;
}

function isBlank(sign: string): boolean {
  return sign === '' || !VALUES.includes(sign.toLowerCase());
}

/** What 97 leaves of a number whose letters count from 10, in any case; `rest` is what it leaves of the digits before. */
export function mod97(signs: string, rest = 0): number {
  return [...signs.toLowerCase()].reduce((before, sign) => {
    const value = VALUES.indexOf(sign);
    return (before * (value < 10 ? 10 : 100) + value) % 97;
  }, rest);
}
