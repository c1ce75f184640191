import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { scriptArguments } from './script-arguments.ts';
import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** Suites that start whole installations or a browser: one at a time, so that they do not starve each other. */
const HEAVY =
  'test/(browser|hosts|crash|end-to-end|official/without|chaos/(blocked|poison))|apps/console/test|apps/cli/src/installed';
/** Kills and limits that count seconds: nothing else runs beside them. */
const ALONE = 'test/(chaos/chaos|gateway)';
/** Waits for six leases to end, a disk that is filled, and the benchmarks: what they show is proved elsewhere in small. */
const LONG = 'test/(chaos/poison|engine/trouble/full-disk|hosts/hosts|bench/[a-z-]+)\\.spec';

const HELP = `npm test, or npm run test:full

--full   with the longest suites, and more kills, slots and rounds in the others
`;

const { values } = scriptArguments(HELP, { full: { type: 'boolean', default: false } }, false);
const temporary = temporaryFolder();
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let isInterrupted = false;
const environment = {
  ...process.env,
  TMPDIR: temporary.folder,
  /** What `testTier` of the test tools reads. */
  BELEGFLUSS_TEST_TIER: values.full ? 'full' : 'quick',
};

/**
 * Runs Jest over one part of the suites, its output passed through.
 * @param {string} name
 * @param {{ only?: string, without?: string[], workers: number }} part patterns of paths
 * @returns {Promise<{passed: number, failed: number, skipped: number}>}
 */
async function runPart(name, { only, without = [], workers }) {
  if (isInterrupted) return { passed: 0, failed: 1, skipped: 0 };
  const report = join(temporary.folder, `${name}.json`);
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      JEST,
      '--config',
      'test/jest.config.js',
      '--json',
      `--outputFile=${report}`,
      `--maxWorkers=${workers}`,
      ...(only ? ['--testPathPatterns', only] : []),
      '--testPathIgnorePatterns',
      ...without,
      '/node_modules/',
      '/dist/',
    ],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  running.add(child);
  let skipped = 0;
  createInterface({ input: child.stderr }).on('line', (line) => {
    process.stderr.write(`${line}\n`);
    if (/^\s*skipped: /.test(line)) skipped += 1;
  });
  const code = await new Promise((done) => child.once('close', done));
  running.delete(child);
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const failed = (told?.numFailedTests ?? 0) + (told?.numRuntimeErrorTestSuites ?? 0);
  return {
    passed: told?.numPassedTests ?? 0,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: skipped + (told?.numPendingTests ?? 0),
  };
}

/**
 * Runs a script of package.json.
 * @param {string} name
 * @returns {Promise<boolean>} whether it went well
 */
async function runScript(name) {
  const child = spawn(`npm run -s ${name}`, { cwd: ROOT, shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  running.add(child);
  const code = await new Promise((done) => child.once('close', done));
  running.delete(child);
  return code === 0;
}

async function runParts() {
  const beside = await Promise.all([
    // One more than there are processors: for a third of their time they wait for a database or a clock.
    runPart('light', { without: [HEAVY, ALONE, ...left], workers: 3 }),
    // They mostly wait, so they cost the others little.
    runPart('heavy', { only: HEAVY, without: left, workers: 1 }),
  ]);
  const alone = await runPart('alone', { only: ALONE, without: left, workers: 1 });
  if (left.length > 0) console.log(`left to the full tier: ${LONG}`);
  return [...beside, alone];
}

/** The database that all tests shared. */
async function stopTestDatabase() {
  const folder = join(temporary.folder, `belegfluss-test-${userInfo().uid}`);
  if (!existsSync(join(folder, 'data', 'postmaster.pid'))) return;
  const { startEmbedded } = await import('../libs/store/dist/index.js');
  await (await startEmbedded({ folder, volatile: true })).stop();
}

// Whoever interrupts the tests ends Jest; what is left behind is tidied up below.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    isInterrupted = true;
    for (const child of running) child.kill(signal);
  });
}
// Both take one processor.
const isSound = (await Promise.all(['build', 'lint'].map(runScript))).every(Boolean);
const left = values.full ? [] : [LONG];
const parts = isSound ? await runParts() : [];
if (!isSound) console.log('no test was run, because of what build or lint has found');
await stopTestDatabase();
temporary.remove();
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) => parts.reduce((all, part) => all + part[what], 0);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
const mustNotSkip = process.env['CI'] === 'true' && existsSync(join(ROOT, '../shared')) && total.skipped > 0;
if (mustNotSkip) console.log(`${total.skipped} judge(s) were skipped although their material is here`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = !isSound || total.failed > 0 || mustNotSkip ? 1 : 0;
