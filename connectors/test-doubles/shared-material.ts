import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = process.env['BELEGFLUSS_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** A JSON file of the vendors' material beside the repository, or `undefined` with a visible line where it is missing. */
export function sharedJson(path: string): unknown {
  const file = `${FOLDER}/vendors/${path}`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  console.warn(`skipped: ../shared/vendors/${path} is not there`);
  return undefined;
}

/** Names and bytes of the samples of a vendor whose names match; none, with a visible line, where they are missing. */
export function sharedSamples(vendor: string, pattern: RegExp): { name: string; bytes: Uint8Array }[] {
  const folder = `${FOLDER}/vendors/samples/${vendor}`;
  if (existsSync(folder)) {
    const names = readdirSync(folder).filter((name) => pattern.test(name));
    return names.map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }));
  }
  console.warn(`skipped: ../shared/vendors/samples/${vendor} is not there`);
  return [];
}

/** The folder of the vendors' descriptions as an option of the sandbox; empty, with a visible line, where it is missing. */
export function sandboxSpecs(): { specs?: string } {
  const specs = `${FOLDER}/vendors/normalized`;
  if (existsSync(specs)) return { specs };
  console.warn('skipped: ../shared/vendors/normalized is not there');
  return {};
}
