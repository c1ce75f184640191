/** A German VAT id with the right check digit (ISO 7064 mod 11, 10) for an invented company. */
export function germanVatId(seed: number): string {
  const digits = String(10_000_000 + (seed % 89_999_999)).padStart(8, '1');
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return `DE${digits}${(11 - product) % 10}`;
}

/** An Austrian VAT id with the right check digit (Luhn, then 6 minus it) for an invented company. */
export function austrianVatId(seed: number): string {
  const digits = String(1_000_000 + (seed % 8_999_999));
  const sum = [...digits].reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return all + Math.floor(value / 10) + (value % 10);
  }, 0);
  return `ATU${digits}${(((96 - sum) % 10) + 10) % 10}`;
}
