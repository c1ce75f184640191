/** Country code, check digits, and 11 to 30 characters in groups of four or in one piece; blanks of any width, but no new line. */
export const IBAN = /\b[A-Z]{2}\d{2}(?:[^\S\r\n]?[A-Z0-9]{4}){2,7}(?:[^\S\r\n]?[A-Z0-9]{1,3})?\b/gi;

/** That of Norway. */
const SHORTEST = 15;

/** Each sign stands at its value; what separates groups stands nowhere. */
const VALUES = '0123456789abcdefghijklmnopqrstuvwxyz';
const BLANK = -1;

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

/**
 * Where the number ends whose check digits fit: words behind it may have been taken for groups of it. ISO 13616: the first four signs
 * go to the end, letters become numbers from 10, and 97 leaves one.
 */
function endOfNumber(found: string): number | undefined {
  const signs = [...found.toLowerCase()].map((sign) => VALUES.indexOf(sign));
  let [rest, length, end]: [number, number, number | undefined] = [0, 4, undefined];
  for (let at = 4; at < signs.length; at += 1) {
    const value = signs[at] ?? BLANK;
    if (value === BLANK) continue;
    [rest, length] = [withDigits(rest, value), length + 1];
    const isEnd = (signs[at + 1] ?? BLANK) === BLANK;
    if (isEnd && length >= SHORTEST && signs.slice(0, 4).reduce(withDigits, rest) === 1) end = at + 1;
  }
  return end;
}

function withDigits(rest: number, value: number): number {
  return (rest * (value < 10 ? 10 : 100) + value) % 97;
}
