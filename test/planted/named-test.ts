import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
}

/** Whether the tests of a name pass in a copy of the sources. A file that cannot even be loaded is neither. */
export async function runNamedTest(
  folder: string,
  test: { file: string; name: string },
): Promise<'passed' | 'failed' | 'not run'> {
  const output = join(folder, 'report.json');
  await rm(output, { force: true });
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--config',
      'test/jest.config.js',
      // A test that fails in the middle of its work leaves servers open.
      '--forceExit',
      '--json',
      `--outputFile=${output}`,
      '--testNamePattern',
      test.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      '--runTestsByPath',
      test.file,
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  await new Promise((done) => child.once('close', done));
  const text = await readFile(output, 'utf8').catch(() => '');
  if (text === '') return 'not run';
  const { numPassedTests, numFailedTests } = JSON.parse(text) as Report;
  if (numFailedTests > 0) return 'failed';
  return numPassedTests > 0 ? 'passed' : 'not run';
}
