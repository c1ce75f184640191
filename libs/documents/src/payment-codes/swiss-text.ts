/**
 * The characters of Swiss payments since November 2025: Latin without control characters, Latin-1, Latin Extended-A, the Romanian
 * letters with comma below, and the euro sign.
 */
export function isSwissCharacter(character: string): boolean {
  return /^[\u0020-\u007E\u00A0-\u017F\u0218-\u021B\u20AC]$/.test(character);
}
