import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { isAbsolute, join, relative } from 'node:path';
import { ROOT, sourceFiles } from './source-files.ts';

const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
/** The first time, all sources are read; what the compiler has found out lies in the cache of the tests then. */
const WITH_ALL_SOURCES_MS = 180_000;

function compiled(...options: string[]): { stdout: string; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [COMPILER, ...options, '--pretty', 'false'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { stdout, status };
}

function partition<T>(items: T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** The console's tests run beside a browser; the sandbox declares a package as it needs it, and the library of documents does so, too. */
const PROJECTS = ['test', 'apps/console/test', 'apps/sandbox/test'];
const OF_TESTS = /\.spec\.tsx?$|(^|\/)test\/.*\.tsx?$/;

describe('the code of the tests', () => {
  const judged = new Set<string>();

  it.each(PROJECTS)(
    'keeps to the types of what it tests: %s',
    (project) => {
      const { stdout, status } = compiled('-p', project, '--listFiles');
      const [files, findings] = partition(stdout.split('\n').filter(Boolean), (line) => isAbsolute(line));
      expect([findings, status]).toEqual([[], 0]);
      for (const file of files) judged.add(relative(ROOT, file));
    },
    WITH_ALL_SOURCES_MS,
  );

  it('is looked at in all of its files', () => {
    expect(sourceFiles().filter((file) => OF_TESTS.test(file) && !judged.has(file))).toEqual([]);
  });
});

describe('the library of documents', () => {
  it(
    'has types that are whole without those of other packages, for programs that check the types of libraries',
    () => {
      const strictly = ['--strict', '--skipLibCheck', 'false', '--types', 'node', '--noEmit', '--ignoreConfig'];
      const options = ['--module', 'nodenext', '--target', 'es2024', '--exactOptionalPropertyTypes', ...strictly];
      expect(compiled(...options, 'libs/documents/dist/index.d.ts')).toEqual({ stdout: '', status: 0 });
    },
    WITH_ALL_SOURCES_MS,
  );
});
