declare module 'fontkit' {
  /** The part of fontkit that printed documents need. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
