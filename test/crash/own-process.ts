import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

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

/** Starts `apps/<app>/dist/main.js`. Throws with its last words when it ends before it listens, and when nothing is built. */
export async function startApp(app: 'server' | 'sandbox', environment: Record<string, string>): Promise<OwnProcess> {
  const script = `${ROOT}apps/${app}/dist/main.js`;
  if (!existsSync(script))
    throw new Error(`apps/${app}/dist/main.js is missing: these tests run what is built, so run "npm run build" first`);
  const child = spawn(process.execPath, [script], {
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
