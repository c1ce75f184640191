import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
/** The first time, all sources are read; what the compiler has found out lies in the cache of the tests then. */
const WITH_ALL_SOURCES_MS = 180_000;

describe('the code of the tests', () => {
  it(
    'keeps to the types of what is built',
    () => {
      const { stdout, status } = spawnSync(process.execPath, [COMPILER, '-p', 'test', '--pretty', 'false'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    },
    WITH_ALL_SOURCES_MS,
  );
});
