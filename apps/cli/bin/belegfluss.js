#!/usr/bin/env node
// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 12];
const SHIPPED_NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));

/** True where the running Node can load the build. */
function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Starts this file again with the Node that `npm ci` has brought, and becomes invisible: same streams, signals, exit code. */
function startAgain() {
  if (!existsSync(SHIPPED_NODE)) {
    const needed = `Node ${OLDEST.join('.')} or newer is needed, this is ${process.versions.node}`;
    process.stderr.write(`belegfluss: ${needed}. Run npm ci: it brings one along.\n`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(SHIPPED_NODE, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
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

/** Brings the build up to date and hands over to it. */
async function start() {
  keepCompiledCode();
  const { build } = await import('./build.js');
  if (!build()) {
    process.exitCode = 1;
    return;
  }
  // A reader such as head may leave early; that is no fault.
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
    process.exit(error.code === 'EPIPE' ? 0 : 1),
  );
  /** @type {{ main(argv: string[]): Promise<number> }} */
  const { main } = await import(new URL('../dist/main.js', import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
}

/**
 * Code is compiled once for all later starts, also those of the processes that we start. It lies with the build, where only
 * those write whose code it is; where nobody may, each start compiles as before.
 */
function keepCompiledCode() {
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../dist/.compiled', import.meta.url));
  module.enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}

await (isNewEnough() ? start() : startAgain());
