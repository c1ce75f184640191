import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
const REPORT = join(ROOT, '.jest-cache/report.json');
/** Suites that start whole installations or a browser: one at a time, so that they do not starve each other. */
const HEAVY = 'test/(browser|chaos|crash|end-to-end|bench|docs)|apps/console/test|apps/cli/src/bin\\.spec';
/** Minutes of kills and restarts, whose time depends much on the machine. */
const LONG = 'test/chaos/(chaos|poison)\\.spec';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
/** What `testTier` of the test tools reads. */
const environment = { ...process.env, BELEGFLUSS_TEST_TIER: values.full ? 'full' : 'quick' };

/**
 * Runs Jest over one part of the suites, its output passed through.
 * @param {string[]} args
 * @returns {Promise<{passed: number, failed: number, skipped: number}>}
 */
async function runPart(args) {
  rmSync(REPORT, { force: true });
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      JEST,
      '--config',
      'test/jest.config.js',
      '--json',
      `--outputFile=${REPORT}`,
      ...args,
    ],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let skipped = 0;
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    process.stderr.write(text);
    skipped += text.match(/^\s*skipped: /gm)?.length ?? 0;
  });
  const code = await new Promise((done) => child.once('close', done));
  const report = existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : undefined;
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return {
    passed,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: skipped + (report?.numPendingTests ?? 0),
  };
}

/** The database that all tests shared is stopped, unless another run uses it. */
async function stopTestDatabase() {
  const folder = join(tmpdir(), `belegfluss-test-${userInfo().uid}`);
  if (!existsSync(join(folder, 'data', 'postmaster.pid'))) return;
  const { startEmbedded } = await import('../libs/store/dist/index.js');
  await (await startEmbedded({ folder, volatile: true })).stop();
}

const light = await runPart(['--testPathIgnorePatterns', HEAVY, '/node_modules/', '/dist/']);
const left = values.full ? [] : [LONG];
const heavy = await runPart([
  '--runInBand',
  '--testPathPatterns',
  HEAVY,
  '--testPathIgnorePatterns',
  ...left,
  '/node_modules/',
  '/dist/',
]);
if (left.length > 0) console.log(`left to the full tier: ${LONG}`);
await stopTestDatabase();
const total = {
  passed: light.passed + heavy.passed,
  failed: light.failed + heavy.failed,
  skipped: light.skipped + heavy.skipped,
};
const mustNotSkip = process.env['CI'] === 'true' && existsSync(join(ROOT, '../shared')) && total.skipped > 0;
if (mustNotSkip) console.log(`${total.skipped} judge(s) were skipped although their material is here`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || mustNotSkip ? 1 : 0;
