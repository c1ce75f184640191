/** A whole number of any size: a `number` as long as that is exact, because computing with a `bigint` takes ten times as long. */
export type WholeNumber = number | bigint;

/** As many decimal digits always fit a `number`. */
export const PLAIN_DIGITS = 15;

/** Those that are a `number`, by their exponents. */
export const powersOfTen = Array.from({ length: PLAIN_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** The number that decimal digits write, with a minus sign or none. */
export function wholeNumberOf(digits: string): WholeNumber {
  return digits.length <= PLAIN_DIGITS ? Number(digits) : BigInt(digits);
}

/** Ten to the power of a whole exponent from 0 on. */
export function powerOfTen(exponent: number): WholeNumber {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent);
}

/** The exact sum. */
export function added(one: WholeNumber, other: WholeNumber): WholeNumber {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(one) + BigInt(other);
}

/** The exact product. */
export function multiplied(one: WholeNumber, other: WholeNumber): WholeNumber {
  if (typeof one === 'number' && typeof other === 'number') {
    const product = one * other;
    if (Number.isSafeInteger(product)) return product;
  }
  return BigInt(one) * BigInt(other);
}

/** The largest whole number that is not above the quotient; the divisor is above zero. */
export function floorDivided(dividend: WholeNumber, divisor: WholeNumber): WholeNumber {
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    const rest = dividend % divisor;
    // Without the rest it divides evenly: nothing is rounded.
    const quotient = (dividend - rest) / divisor;
    return rest < 0 ? quotient - 1 : quotient;
  }
  const [above, below] = [BigInt(dividend), BigInt(divisor)];
  const quotient = above / below;
  return above % below < 0n ? quotient - 1n : quotient;
}
