// @ts-check
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A script of this folder in a process of its own; it speaks to us by messages and ends when we are gone.
 * @param {string} name
 * @param {Record<string, string | number | undefined>} options
 */
export function startScript(name, options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const child = fork(
    fileURLToPath(new URL(name, import.meta.url)),
    given.flatMap(([option, value]) => [`--${option}`, String(value)]),
  );
  const gone = new Promise((done) => child.once('exit', done));
  const ended = gone.then((code) => {
    throw new Error(`${name} ended with ${code}`);
  });
  ended.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    /** @returns {Promise<any>} */
    message: () => Promise.race([new Promise((done) => child.once('message', done)), ended]),
    signal: (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal),
    /** @param {NodeJS.Signals} [signal] */
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await gone;
    },
  };
}
