// @ts-check
// Nearly every call of the command only looks whether anything has changed: what that does not need is not loaded for it.
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } =
  process.getBuiltinModule('node:fs');
const { dirname, join } = process.getBuiltinModule('node:path');

const ROOT = join(import.meta.dirname, '../../..');
const CONSOLE = join(ROOT, 'apps/console');
const HOW_TO_BUILD = 'Run npm ci && npm run build; npm prune --omit=dev then takes away what only building needs.';
const STAMP = join(ROOT, 'apps/cli/dist/.build-stamp');

/**
 * What is built for itself: the apps that run as processes, the pages of the console, and the packages with their types, which only
 * tools beside the apps use.
 * @typedef {'apps' | 'console' | 'packages'} Part
 */

/**
 * What goes into a part, what must be there afterwards, the command between, and the package that it needs.
 * @typedef {{ part: Part, inputs: string[], outputs: string[], folder: string, command: string[], compiler: string }} Stage
 */

/** @returns {Stage[]} */
function stages() {
  const projects = projectFolders();
  const sources = ['tsconfig.json', ...projects];
  return [
    {
      part: 'apps',
      inputs: [...sources, 'package-lock.json'],
      outputs: ['cli', 'server', 'sandbox'].map((app) => join(ROOT, 'dist', `${app}.js`)),
      folder: ROOT,
      command: [join(ROOT, 'apps/cli/bin/bundle.js')],
      compiler: join(ROOT, 'node_modules/rolldown'),
    },
    {
      part: 'console',
      inputs: ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) => `apps/console/${name}`),
      outputs: [join(CONSOLE, 'dist/index.html')],
      folder: CONSOLE,
      command: [join(vite(), 'bin/vite.js'), 'build', '--logLevel', 'error'],
      compiler: vite(),
    },
    {
      part: 'packages',
      inputs: sources,
      outputs: projects.map((folder) => join(ROOT, folder, 'dist/index.js')),
      folder: ROOT,
      command: [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b'],
      compiler: join(ROOT, 'node_modules/typescript'),
    },
  ];
}

/**
 * Folders of the compiler's projects, as the root configuration refers to them.
 * @returns {string[]}
 */
function projectFolders() {
  const { references } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  return references.map((/** @type {{ path: string }} */ { path }) => path);
}

/** npm puts it beside the console or at the root, whichever it finds fit. */
function vite() {
  const beside = join(CONSOLE, 'node_modules/vite');
  return existsSync(beside) ? beside : join(ROOT, 'node_modules/vite');
}

/**
 * Builds what changed since the last build and says so on standard error; compilers' findings are shown in full.
 * Without the compilers, as in an installation for operation only, the build that is there counts.
 * @param {readonly Part[]} parts
 * @returns {Promise<boolean>} false when one of them failed
 */
export async function build(parts) {
  const stamps = readStamps();
  /** @type {Map<string, SourceSum>} */
  const seen = new Map();
  /** @type {(Stage & { stamp: string })[]} */
  const due = [];
  for (const stage of stages()) {
    if (!parts.includes(stage.part)) continue;
    const isThere = stage.outputs.every((path) => existsSync(path));
    if (isThere && !existsSync(stage.compiler)) continue;
    const stamp = stampOf(stage.inputs, seen);
    if (isThere && stamps[stage.part] === stamp) continue;
    if (!existsSync(stage.compiler)) {
      const missing = `${stage.part}: not built, and the compiler is not installed`;
      process.stderr.write(`build: ${missing}. ${HOW_TO_BUILD}\n`);
      return false;
    }
    due.push({ ...stage, stamp });
  }
  // Each takes one processor, and none reads what another one writes.
  return (await Promise.all(due.map(buildStage))).every(Boolean);
}

/** @param {Stage & { stamp: string }} stage */
async function buildStage({ stamp, ...stage }) {
  if (!(await runStage(stage))) return false;
  // Another one may have ended meanwhile.
  const stamps = { ...readStamps(), [stage.part]: stamp };
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify(stamps));
  return true;
}

/** @param {Stage} stage */
async function runStage({ part, folder, command, outputs }) {
  const { spawn } = await import('node:child_process');
  const started = performance.now();
  // The compiler believes its notes rather than the disk: without them it writes a project's lost files again.
  for (const path of outputs) if (!existsSync(path)) rmSync(join(dirname(path), '.tsbuildinfo'), { force: true });
  // Standard output belongs to the command that asked for this build.
  // Whoever asks may be a test: what is built is for use all the same.
  const env = { ...process.env, NODE_ENV: 'production' };
  const colours = process.stderr.isTTY && part === 'packages' ? ['--pretty'] : [];
  const child = spawn(process.execPath, [...command, ...colours], { cwd: folder, env, stdio: ['ignore', 2, 2] });
  const status = await new Promise((done) => child.once('close', done));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`build: ${part} ${status === 0 ? `ready (${seconds} s)` : 'failed'}\n`);
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
 * What tells the source files below these paths from any other state of them.
 * @param {string[]} inputs
 * @param {Map<string, SourceSum>} seen what was found below an input, since stages share them
 */
function stampOf(inputs, seen) {
  const sums = inputs.map((input) => {
    const sum = seen.get(input) ?? new SourceSum(join(ROOT, input));
    seen.set(input, sum);
    return `${sum.files}.${sum.bytes}.${sum.mixed}`;
  });
  return sums.join(' ');
}

/** Adds up the source files of a folder, or one file. Nothing is kept of each: clearing that away would cost more than looking. */
class SourceSum {
  files = 0;
  bytes = 0;
  /** Of sizes and times in the order of names, as a whole number of 32 bits. */
  mixed = 0;

  /** @param {string} path */
  constructor(path) {
    this.#add(path);
  }

  /** @param {string} path */
  #add(path) {
    const info = statSync(path, { throwIfNoEntry: false });
    if (!info) return;
    if (info.isDirectory()) return this.#addFolder(path);
    this.files += 1;
    this.bytes += info.size;
    this.mixed = (Math.imul(this.mixed, 31) + info.mtimeMs + info.size) | 0;
  }

  /** @param {string} folder */
  #addFolder(folder) {
    for (const name of readdirSync(folder).sort()) {
      // Not put together by `join`: it walks each path letter by letter, which costs more than asking the system for the file.
      if (isSource(name)) this.#add(`${folder}/${name}`);
    }
  }
}

/** @param {string} name */
function isSource(name) {
  return (
    name !== 'dist' && name !== 'node_modules' && name !== 'test' && !name.startsWith('.') && !name.endsWith('.spec.ts')
  );
}

/** Called by itself: the parts that are named, or all. */
if (process.argv[1] === import.meta.filename) {
  const named = process.argv.slice(2);
  const parts = /** @type {const} */ (['apps', 'console', 'packages']).filter(
    (part) => named.length === 0 || named.includes(part),
  );
  process.exitCode = (await build(parts)) ? 0 : 1;
}
