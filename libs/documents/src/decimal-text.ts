const [PLUS, MINUS, POINT, ZERO, NINE] = [43, 45, 46, 48, 57];

/** Whether a text is a number with a decimal point and without separators. Invoices are full of them: no expression is run. */
export function isDecimal(text: string): boolean {
  const sign = text.charCodeAt(0);
  let [digits, points] = [0, 0];
  for (let at = sign === PLUS || sign === MINUS ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits += 1;
    else if (code === POINT) points += 1;
    else return false;
  }
  return digits > 0 && points <= 1;
}
