import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The real command `belegfluss` as a process. */
export interface RunningCommand {
  pid: number;
  /** What it has written so far. */
  out(): string;
  err(): string;
  send(signal: NodeJS.Signals): void;
  /** Resolves with the exit code when it has ended and its streams are closed; `null` after a kill. */
  ended: Promise<number | null>;
}

/** How a command is started; `before` are words in front of it, such as another account. */
export interface CommandStart {
  arguments: string[];
  environment?: Record<string, string>;
  before?: string[];
}

/** Starts `belegfluss` in English and without colours. Throws when nothing is built. */
export function startCommand({ arguments: words, environment = {}, before = [] }: CommandStart): RunningCommand {
  if (!existsSync(`${ROOT}dist/cli.js`)) {
    throw new Error('dist/cli.js is missing: these tests run what is built, so run "npm run build" first');
  }
  const [program = '', ...rest] = [...before, process.execPath, `${ROOT}apps/cli/bin/belegfluss.js`, ...words];
  const { PATH, HOME, TMPDIR, CI } = process.env;
  const own = Object.entries({ PATH, HOME, TMPDIR, CI }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), LC_ALL: 'C', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  return {
    pid: child.pid ?? 0,
    out: () => texts.out,
    err: () => texts.err,
    send: (signal) => void child.kill(signal),
    ended: new Promise((done, fail) => child.once('error', fail).once('close', done)),
  };
}
