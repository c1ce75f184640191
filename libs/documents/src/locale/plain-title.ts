/**
 * The title of a page or a file: its parts behind each other, without those that are empty. It is shown where nothing holds it apart
 * from what stands beside it, so what turns the direction of text (Unicode's `Bidi_Control`) is left out.
 */
export function plainTitle(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/\p{Bidi_Control}/gu, '');
}
