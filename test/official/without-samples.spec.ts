import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf } from '../architecture/source-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** How a suite comes to samples that lie beside the repository. */
const READS_SAMPLES = /shared-(files|material)\.ts|official-invoices\.ts|\bshared\b[^\n]* from '@belegfluss\/testing'/;

describe('the suites that read samples beside the repository', () => {
  it('pass on a machine that has none, and say what they skip', () => {
    const suites = sourceFiles().filter((file) => file.endsWith('.spec.ts') && READS_SAMPLES.test(textOf(file)));
    expect(suites.length).toBeGreaterThan(30);
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        JEST,
        '--config',
        'test/jest.config.js',
        '--runTestsByPath',
        ...suites,
      ],
      {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 67_108_864,
        env: { ...process.env, BELEGFLUSS_SHARED: join(ROOT, 'nowhere') },
      },
    );
    expect([status, stderr.match(/^FAIL .*$/gm) ?? []]).toEqual([0, []]);
    expect(stderr).toContain('skipped: ');
  }, 240_000);
});
