import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { LogFile } from './log-file.ts';

/** A process of ours that told us where it listens. */
export interface Child {
  /** The JSON line that it printed once it listened. */
  hello: Record<string, unknown>;
  process: ChildProcess;
  /** Ends it in order; after 25 s without mercy. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 25_000;
/**
 * Most of what a server allocates lives for one run, a tenth of a second: in a nursery of 16 MB, from the start, most of it is gone
 * when its turn comes to be copied. What grows old is collected before the heap has doubled; otherwise a server at work takes a
 * quarter more memory than it holds.
 */
const MEMORY_OPTIONS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--heap-growing-percent=40'];

/**
 * Starts a Node script with `environment` and waits for its one JSON line. Its log goes to a file.
 * Throws DiagnosticError with what the script said when it ends before that.
 */
export async function startChild(script: string, environment: Record<string, string>, logFile: string): Promise<Child> {
  const log = new LogFile(logFile);
  const child = spawn(process.execPath, [...MEMORY_OPTIONS, script], {
    env: environment,
    // Over the fourth one a child hears when we are gone, however we went, and ends as well.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in the terminal reaches us; we stop our children in the right order.
    detached: true,
  });
  let lastLine = '';
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('a child process has no pipes');
  const lines = createInterface({ input: stderr }).on('line', (line) => {
    lastLine = line;
    log.write(line);
  });
  lines.once('close', () => log.close());
  const ended = new Promise<never>((_done, fail) => {
    child.once('error', fail);
    child.once('exit', () => setImmediate(() => fail(failureOf(lastLine))));
  });
  ended.catch(() => undefined);
  const hello = await Promise.race([firstLine(stdout), ended]);
  return { hello, process: child, stop: () => stop(child) };
}

/** The first line that is JSON; libraries may have said something before. */
async function firstLine(stdout: Readable): Promise<Record<string, unknown>> {
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('{')) return JSON.parse(line) as Record<string, unknown>;
  }
  // The end of the process tells why there is no line.
  return new Promise(() => undefined);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const mercy = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(mercy);
}

function failureOf(lastLine: string): Error {
  try {
    const { failed } = JSON.parse(lastLine) as { failed: Diagnostic[] | string };
    if (Array.isArray(failed)) return new DiagnosticError(failed);
    return new Error(failed);
  } catch {
    return new Error(lastLine || 'a process ended before it was ready');
  }
}
