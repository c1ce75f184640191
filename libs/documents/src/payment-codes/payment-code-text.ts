import type { Diagnostic } from '../diagnostic.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';

/** What a text in a payment code may be. */
export interface TextRule {
  /** Characters at most, counted as Unicode code points. */
  length: number;
  required?: boolean;
  allows: (character: string) => boolean;
}

/** The faults of one text without blanks around it: missing, too long, a character that may not be there. */
export function textFaults(path: string, text: string, rule: TextRule): Diagnostic[] {
  if (text === '') return rule.required ? [paymentCodeDiagnostic('text_missing', path)] : [];
  const characters = Array.from(text);
  const wrong = characters.findIndex((character) => !rule.allows(character));
  return [
    ...(characters.length > rule.length
      ? [paymentCodeDiagnostic('text_too_long', path, { length: characters.length, limit: rule.length })]
      : []),
    ...(wrong >= 0
      ? [
          paymentCodeDiagnostic('character_not_allowed', path, {
            position: wrong + 1,
            character: `U+${(characters[wrong]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
          }),
        ]
      : []),
  ];
}

/** The amount with two decimals; undefined when it is no decimal number without sign that a payment code holds. */
export function twoDecimals(amount: string): string | undefined {
  const parts = /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!parts) return undefined;
  const written = `${parts[1]}.${(parts[2] ?? '').padEnd(2, '0')}`;
  return written.length > LARGEST_AMOUNT.length ? undefined : written;
}
