import type { Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontkit } from './printing-packages.ts';

/** The faces of printed documents: two weights of Source Sans 3, and two of Arimo for what a style guide binds to a plain grotesque. */
export type Face = 'regular' | 'bold' | 'plain' | 'plain-bold';

const files: Record<Face, string> = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  plain: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'plain-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
};

const parsed = new Map<Face, Font>();

/**
 * The font of a face for one document. Its file, part of the installed program like its code, is read and parsed once. fontkit
 * remembers glyphs with the text for which they were first used, so each document gets a memory of its own: without it, its bytes
 * would depend on the documents before it.
 */
export function fontOf(face: Face): Font {
  const known = parsed.get(face) ?? fontkit().create(readFileSync(createRequire(import.meta.url).resolve(files[face])));
  parsed.set(face, known);
  return Object.assign(Object.create(known), { _glyphs: {} });
}
