import { readdirSync, readFileSync } from 'node:fs';
import { shared } from '@belegfluss/testing';

/** A JSON file of the vendors' material beside the repository, or `undefined` with a visible line where it is missing. */
export function sharedJson(path: string): unknown {
  const file = shared(`vendors/${path}`);
  return file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'));
}

/** Names and bytes of the samples of a vendor whose names match; none, with a visible line, where they are missing. */
export function sharedSamples(vendor: string, pattern: RegExp): { name: string; bytes: Uint8Array }[] {
  const folder = shared(`vendors/samples/${vendor}`);
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }));
}

/** The folder of the vendors' descriptions as an option of the sandbox; empty, with a visible line, where it is missing. */
export function sandboxSpecs(): { specs?: string } {
  const specs = shared('vendors/normalized');
  return specs === undefined ? {} : { specs };
}
