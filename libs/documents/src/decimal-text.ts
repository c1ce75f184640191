const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Whether a text is a number with a decimal point and without separators. */
export function isDecimal(text: string): boolean {
  return decimal.test(text);
}
