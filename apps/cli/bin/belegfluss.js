#!/usr/bin/env node
// @ts-check
// An import of them would load all that they offer, and with that half as much again as Node itself needs to start.
const { existsSync } = process.getBuiltinModule('node:fs');
const { join } = process.getBuiltinModule('node:path');

const OLDEST = [22, 12];
const BUILT = new URL('../../../dist/cli.js', import.meta.url);
/** Calls that only ask for words. */
const WORDS = ['--version', '--help', '-h', 'completion'];
/** Verbs whose server shows the console. */
const SHOWING = ['serve', 'demo'];
const SHIPPED_NODE = join(import.meta.dirname, '../../../node_modules/node/bin/node');

/** True where the running Node can load the build. */
function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Starts this file again with the Node that `npm ci` has brought, and becomes invisible: same streams, signals, exit code. */
async function startAgain() {
  if (!existsSync(SHIPPED_NODE)) {
    const needed = `Node ${OLDEST.join('.')} or newer is needed, this is ${process.versions.node}`;
    process.stderr.write(`belegfluss: ${needed}. Run npm ci: it brings one along.\n`);
    process.exitCode = 1;
    return;
  }
  const { spawn } = await import('node:child_process');
  const child = spawn(SHIPPED_NODE, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // Ctrl-C in a terminal reaches the child by itself; a second one would mean: stop at once.
    process.on(signal, () => void (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('exit', (code, signal) => {
    if (signal) process.removeAllListeners(signal);
    if (signal) process.kill(process.pid, signal);
    process.exitCode = code ?? 1;
  });
}

/** Hands over to the build, after bringing it up to date; who only asks for words does not wait for that. */
async function start() {
  const isWordy = WORDS.some((word) => process.argv.includes(word)) && existsSync(BUILT);
  /** @type {('apps' | 'console')[]} */
  const parts = SHOWING.includes(process.argv[2] ?? '') ? ['apps', 'console'] : ['apps'];
  if (!isWordy && !(await (await import('./build.js')).build(parts))) {
    process.exitCode = 1;
    return;
  }
  /** @type {{ app: { main(argv: string[]): Promise<number>, isAllSaid(): boolean } }} */
  const { app } = await import(BUILT.href);
  process.exitCode = await app.main(process.argv.slice(2));
  // Left to itself, a process first sweeps the memory that it is about to give back.
  if (app.isAllSaid()) process.exit();
}

await (isNewEnough() ? start() : startAgain());
