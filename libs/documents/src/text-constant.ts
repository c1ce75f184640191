/**
 * The same text as V8 keeps names of properties and constants: once, so that it is compared with them by its address, and without the long
 * text that it was a part of.
 */
export function asConstant(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
