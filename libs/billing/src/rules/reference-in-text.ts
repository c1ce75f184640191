import { editDistance } from './text-similarity.ts';

/** How a document number was found in a remittance text, from sure to weak. */
export type ReferenceFind = 'exact' | 'short' | 'typing_error' | 'none';

/**
 * Looks for a document number in what a payer wrote. `exact`: all of it, whatever separators and case;
 * `short`: without its letters (`2026-00012`); `typing_error`: one edit away.
 */
export function findReference(number: string, text: string): ReferenceFind {
  const haystack = text.toUpperCase();
  const parts = number.toUpperCase().match(/[A-Z]+|\d+/g) ?? [];
  if (parts.length === 0) return 'none';
  if (spelling(parts).test(haystack)) return 'exact';
  const digits = parts.filter((part) => /\d/.test(part));
  if (digits.length > 1 && digits.join('').length >= 6 && spelling(digits).test(haystack)) return 'short';
  return hasTypingError(parts.join(''), haystack) ? 'typing_error' : 'none';
}

/** A document number without separators in upper case, as references are compared. */
export function referenceKey(reference: string): string {
  return reference.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function spelling(parts: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Z0-9])${parts.join('[^A-Z0-9]{0,3}')}(?!\\d)`);
}

/** Banks break lines anywhere and payers leave blanks out: words are tried alone and with the next two. */
function hasTypingError(number: string, haystack: string): boolean {
  if (number.length < 7) return false;
  const words = haystack.split(/[^A-Z0-9]+/).filter(Boolean);
  return words.some((_, start) =>
    [1, 2, 3].some((count) => {
      const candidate = words.slice(start, start + count).join('');
      return Math.abs(candidate.length - number.length) <= 1 && editDistance(candidate, number) === 1;
    }),
  );
}
