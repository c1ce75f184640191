/** The outcome of checking an identifier: its normal form, or why it is none. */
export type CheckResult =
  | { valid: true; normalized: string }
  | { valid: false; normalized: string; reason: 'characters' | 'country' | 'length' | 'format' | 'checksum' };

/** Longer than any identifier with blanks between its groups: what is longer is none and is not worth the work. */
const LONGEST = 256;

/** Upper case without blanks; every other character stays, so that a wrong one is seen by the check. */
export function withoutBlanks(text: string): string {
  if (text.length > LONGEST) return text;
  return text.replace(/\s/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
