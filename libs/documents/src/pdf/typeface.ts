import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The faces of printed documents: two weights of Source Sans 3, and two of Arimo for what a style guide binds to a plain grotesque. */
export type Face = 'regular' | 'bold' | 'plain' | 'plain-bold';

const files: Record<Face, string> = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  plain: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'plain-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
};

const loaded = new Map<Face, Uint8Array>();

/** The TrueType file of a face, part of the installed program like its code; read once. */
export function faceBytes(face: Face): Uint8Array {
  const known = loaded.get(face);
  if (known !== undefined) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(files[face]));
  loaded.set(face, bytes);
  return bytes;
}
