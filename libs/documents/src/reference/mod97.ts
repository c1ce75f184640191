/** The remainder mod 97 of a text whose letters count as 10 to 35 (ISO 7064, used by IBAN and RF references). */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** The two digits that leave 1 of `text` with them behind it. */
export function checkDigits(text: string): string {
  return String(98 - mod97(`${text}00`)).padStart(2, '0');
}
