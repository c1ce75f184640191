/** Writes an IBAN in groups of four, as bank statements do; any other text stays as it is. */
export function formatIban(text: string): string {
  return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(text) ? text.replace(/(.{4})(?=.)/g, '$1 ') : text;
}
