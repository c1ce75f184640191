import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../../apps/cli/bin/build.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** These tests run what is built, so it has to be what is written. */
const isBuilt = await build(['apps']);

/** A built app that runs as a process of its own and has said that it listens. */
export interface OwnProcess {
  /** The JSON line that it printed. */
  hello: Record<string, unknown>;
  pid: number;
  /** The end of what it wrote to standard error. */
  lastWords(): string;
  send(signal: NodeJS.Signals): void;
  /** Resolves with the exit code once it is gone; `null` after a kill. */
  gone: Promise<number | null>;
  /** Ends it without mercy and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts `dist/<app>.js`; `within` stands before its command. Throws with its last words when it ends before it listens, and where the build fails. */
export async function startApp(
  app: 'server' | 'sandbox',
  environment: Record<string, string>,
  within: string[] = [],
): Promise<OwnProcess> {
  if (!isBuilt) throw new Error('the build has failed');
  const [command = process.execPath, ...rest] = [...within, process.execPath, `${ROOT}dist/${app}.js`];
  const child = spawn(command, rest, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2_000);
  });
  const gone = new Promise<number | null>((done) => child.once('close', done));
  const early = gone.then((code): never => {
    throw new Error(`apps/${app} ended with ${String(code)} before it listened: ${lastWords}`);
  });
  const hello = await Promise.race([firstLine(child.stdout), early]);
  early.catch(() => undefined);
  child.stdout.resume();
  return {
    hello,
    pid: child.pid ?? 0,
    lastWords: () => lastWords,
    gone,
    send: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function firstLine(stream: NodeJS.ReadableStream): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: stream });
  return new Promise((done) => lines.once('line', (line) => done(JSON.parse(line) as Record<string, unknown>)));
}
