import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ROOT } from './source-files.ts';

/** Makes a folder and forgets it. */
const FORGETFUL = 'apps/sandbox/src/journal.spec.ts';

it('a run of one suite leaves nothing in the temporary folder', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'belegfluss-leftovers-'));
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', jest, '--config', 'test/jest.config.js', '-i', FORGETFUL],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TMPDIR: temporary } },
  );
  expect([status, stderr.includes('1 passed, 1 total')]).toEqual([0, true]);
  expect(readdirSync(temporary)).toEqual([]);
});
