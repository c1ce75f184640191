import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folders that hold source. */
export const SOURCE_FOLDERS = ['apps', 'libs', 'connectors', 'flows', 'test'] as const;

const PASSED_OVER = new Set(['node_modules', 'dist', 'coverage']);

/** Every file below a folder as a path from the root with forward slashes; results of builds and dotted names are passed over. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (PASSED_OVER.has(entry.name) || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path.split(sep).join('/')];
  });
}

/** TypeScript and JavaScript of the whole repository. */
export function sourceFiles(): string[] {
  return SOURCE_FOLDERS.flatMap(filesBelow).filter((file) => /\.[cm]?[jt]sx?$/.test(file));
}

/** The text of a file named by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** True for tests and what only tests use: specs, and folders called `test` or `test-…`. */
export function isTest(file: string): boolean {
  return /\.spec\.tsx?$/.test(file) || /(^|\/)test(-[a-z]+)?\//.test(file) || file.startsWith('libs/testing/');
}

/** Path from one folder of the repository to another file, for messages. */
export function fromRoot(absolute: string): string {
  return relative(ROOT, absolute).split(sep).join('/');
}
