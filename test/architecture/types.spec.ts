import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
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

describe('the code of the tests', () => {
  // The console's runs beside a browser; the sandbox declares a package as it needs it, and the library of documents does so, too.
  it.each(['test', 'apps/console/test', 'apps/sandbox/test'])(
    'keeps to the types of what it tests: %s',
    (project) => expect(compiled('-p', project)).toEqual({ stdout: '', status: 0 }),
    WITH_ALL_SOURCES_MS,
  );

  it('is looked at in all of its files', () => {
    const seen = ['test', 'apps/console/test', 'apps/sandbox/test'].flatMap((project) =>
      compiled('-p', project, '--listFilesOnly').stdout.split('\n'),
    );
    const isSeen = new Set(seen.map((file) => relative(ROOT, file)));
    const ofTests = sourceFiles().filter((file) => /\.spec\.tsx?$|(^|\/)test\/.*\.tsx?$/.test(file));
    expect(ofTests.filter((file) => !isSeen.has(file))).toEqual([]);
  }, 60_000);
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
