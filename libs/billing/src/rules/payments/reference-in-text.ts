import { editDistance } from '../parties/text-similarity.ts';

/** How a document number stands in a remittance text: all of it, or without its letters (`2026-00012`). */
export type ReferenceFind = 'exact' | 'short' | 'none';

/** Shorter numbers, without separators, are too much like others to be looked for but as they are written. */
const LONG = 7;

/** Looks for a document number in what a payer wrote, whatever separators and case, but not inside of a longer number. */
export function findReference(number: string, text: string): ReferenceFind {
  const haystack = text.toUpperCase();
  const parts = number.toUpperCase().match(/[A-Z]+|\d+/g) ?? [];
  const digits = parts.filter((part) => /\d/.test(part));
  // Most numbers are not in the text at all; this costs less than a search by pattern.
  if (parts.length === 0 || !referenceKey(text).includes(digits.join('') || parts.join(''))) return 'none';
  if (spelling(parts).test(haystack) || isCut(parts.join(''), haystack)) return 'exact';
  return digits.length > 1 && digits.join('').length >= 6 && spelling(digits).test(haystack) ? 'short' : 'none';
}

/** True when a word of the text, or two or three together, is one edit away from the number. */
export function isMistyped(number: string, text: string): boolean {
  const key = referenceKey(number);
  if (key.length < LONG) return false;
  const words = text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  // Banks break lines anywhere and payers leave blanks out.
  return words.some((_, start) =>
    [1, 2, 3].some((count) => {
      const candidate = words.slice(start, start + count).join('');
      return Math.abs(candidate.length - key.length) <= 1 && editDistance(candidate, key) === 1;
    }),
  );
}

/** A document number without separators in upper case, as references are compared. */
export function referenceKey(reference: string): string {
  return reference.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Looks for an RF reference in what a payer wrote, wherever it is cut, but not as the beginning of a longer one. */
export function hasReference(reference: string, text: string): boolean {
  return new RegExp(`${cutAnywhere(referenceKey(reference))}(?!\\d)`).test(text.toUpperCase());
}

/** Banks break lines anywhere. Digits alone, or few signs, stand together by chance as well. */
function isCut(key: string, haystack: string): boolean {
  if (key.length < LONG || !/[A-Z]/.test(key)) return false;
  return new RegExp(`(?<![A-Z0-9])${cutAnywhere(key)}(?!\\d)`).test(haystack);
}

function cutAnywhere(key: string): string {
  return [...key].join('[^A-Z0-9]{0,3}');
}

function spelling(parts: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Z0-9])${parts.join('[^A-Z0-9]{0,3}')}(?!\\d)`);
}
