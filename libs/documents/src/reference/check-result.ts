/** The outcome of checking an identifier: its normal form, or why it is none. */
export type CheckResult =
  | { valid: true; normalized: string }
  | { valid: false; normalized: string; reason: 'characters' | 'country' | 'length' | 'format' | 'checksum' };

/** Upper case without blanks; every other character stays, so that a wrong one is seen by the check. */
export function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
