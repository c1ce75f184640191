/** Whether the text is an id that the server made for itself and that means nothing to people. */
export function isInternalId(text: unknown): boolean {
  return typeof text === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
