import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('samples', import.meta.url));

/** The files of `samples` whose names contain the words. */
export function sampleFiles(...words: string[]): Uint8Array[] {
  return readdirSync(FOLDER)
    .filter((name) => words.some((word) => name.includes(word)))
    .sort()
    .map((name) => new Uint8Array(readFileSync(`${FOLDER}/${name}`)));
}

/** Texts as bytes in UTF-8. */
export function sampleTexts(...texts: string[]): Uint8Array[] {
  return texts.map((text) => new TextEncoder().encode(text));
}

/** Pieces of `pieces.json` that formats of that name trip over, and those that all do. */
export function piecesOf(format: string): Uint8Array[] {
  const pieces = JSON.parse(readFileSync(new URL('pieces.json', import.meta.url), 'utf8')) as Record<string, string[]>;
  return sampleTexts(...(pieces[format] ?? []), ...(pieces['any'] ?? []));
}
