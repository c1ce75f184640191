/** The digits of a text as numbers. */
export function digitsOf(text: string): number[] {
  return Array.from(text, Number);
}

/** The sum of each digit times the weight at its place; digits beyond the weights do not count. */
export function weightedSum(text: string, weights: readonly number[]): number {
  const digits = digitsOf(text);
  return weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0);
}

/** The Luhn sum mod 10; zero when the last digit is the right check digit. */
export function luhn(text: string): number {
  const digits = digitsOf(text).toReversed();
  return (
    digits.reduce((sum, digit, place) => {
      const doubled = place % 2 === 1 ? digit * 2 : digit;
      return sum + (doubled > 9 ? doubled - 9 : doubled);
    }, 0) % 10
  );
}

/** The check value of ISO 7064 mod 11,10 over all digits; one when the last digit is the right check digit. */
export function mod11Mod10(text: string): number {
  let check = 5;
  for (const digit of digitsOf(text)) {
    check = ((((check || 10) * 2) % 11) + digit) % 10;
  }
  return check;
}
