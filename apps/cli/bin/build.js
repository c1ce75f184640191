// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONSOLE = join(ROOT, 'apps/console');
const STAMP = join(ROOT, 'apps/cli/dist/.build-stamp');

/**
 * One part of the build: what goes in, what must be there afterwards, and the command between.
 * @typedef {{ name: 'server' | 'console', inputs: string[], outputs: string[], folder: string, command: string[] }} Stage
 */

/** @returns {Stage[]} */
function stages() {
  const projects = projectFolders();
  return [
    {
      name: 'server',
      inputs: ['tsconfig.json', ...projects],
      outputs: projects.map((folder) => join(ROOT, folder, 'dist/index.js')),
      folder: ROOT,
      command: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', '--pretty', String(process.stderr.isTTY ?? false)],
    },
    {
      name: 'console',
      inputs: ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) => `apps/console/${name}`),
      outputs: [join(CONSOLE, 'dist/index.html')],
      folder: CONSOLE,
      command: [vite(), 'build', '--logLevel', 'error'],
    },
  ];
}

/** Folders of the compiler's projects, as the root configuration refers to them. */
function projectFolders() {
  const { references } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  return references.map((/** @type {{ path: string }} */ { path }) => path);
}

/** npm puts it beside the console or at the root, whichever it finds fit. */
function vite() {
  const beside = join(CONSOLE, 'node_modules/vite/bin/vite.js');
  return existsSync(beside) ? beside : join(ROOT, 'node_modules/vite/bin/vite.js');
}

/**
 * Builds what changed since the last build and says so on standard error; compilers' findings are shown in full.
 * Without the compilers, as in an installation for operation only, the build that is there counts.
 * @returns {boolean} false when a stage failed
 */
export function build() {
  const stamps = readStamps();
  for (const stage of stages()) {
    const stamp = stampOf(stage.inputs);
    if (stamps[stage.name] === stamp && stage.outputs.every((path) => existsSync(path))) continue;
    if (!existsSync(stage.command[0] ?? '') && stage.outputs.every((path) => existsSync(path))) continue;
    if (!runStage(stage)) return false;
    stamps[stage.name] = stamp;
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, JSON.stringify(stamps));
  }
  return true;
}

/** @param {Stage} stage */
function runStage({ name, folder, command, outputs }) {
  const started = performance.now();
  // The compiler believes its notes rather than the disk: without them it writes a project's lost files again.
  for (const path of outputs) if (!existsSync(path)) rmSync(join(dirname(path), '.tsbuildinfo'), { force: true });
  // Standard output belongs to the command that asked for this build.
  // Whoever asks may be a test: what is built is for use all the same.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, command, { cwd: folder, env, stdio: ['ignore', 2, 2] });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`build: ${name} ${status === 0 ? `ready (${seconds} s)` : 'failed'}\n`);
  return status === 0;
}

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Changes whenever a file that goes into a stage changes in name, size or time.
 * @param {string[]} inputs
 */
function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) addToHash(hash, join(ROOT, input));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToHash(hash, path) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return;
  if (info.isFile()) {
    hash.update(`${path}\0${info.size}\0${info.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    const isSource =
      name !== 'dist' &&
      name !== 'node_modules' &&
      name !== 'test' &&
      !name.startsWith('.') &&
      !name.endsWith('.spec.ts');
    if (isSource) addToHash(hash, join(path, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build() ? 0 : 1;
