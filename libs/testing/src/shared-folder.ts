import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = process.env['BELEGFLUSS_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));

/**
 * Path of a facts-and-samples file beside the repository, or `undefined` (with a visible line) where
 * that folder is missing. With CI=true and the folder present, a missing file is an error.
 */
export function shared(path: string): string | undefined {
  const full = `${FOLDER}/${path}`;
  if (existsSync(full)) return full;
  if (process.env['CI'] === 'true' && existsSync(FOLDER)) throw new Error(`${path} is missing beside the repository`);
  console.warn(`skipped: ../shared/${path} is not there`);
  return undefined;
}
