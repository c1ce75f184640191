import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT = ['dist/cli.js', 'apps/console/dist/index.html'];

/** A whole installation whose demo has been played to its end. */
export interface DemoInstallation {
  /** Where its console is, without a slash at the end. */
  url: string;
  /** The administrator, as the terminal showed it once. */
  person: { name: string; password: string };
  /** Ends it as Ctrl-C does, waits until all of it is gone and removes its state; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `belegfluss serve --demo` on free ports and a state folder of its own. Throws when nothing is built or it ends early. */
export async function startDemoInstallation(): Promise<DemoInstallation> {
  const missing = BUILT.find((path) => !existsSync(join(ROOT, path)));
  if (missing) throw new Error(`${missing} is missing: these tests run what is built, so run "npm run build" first`);
  const state = mkdtempSync(join(tmpdir(), 'belegfluss-browser-'));
  // Others may enter it: where PostgreSQL cannot, its data would lie elsewhere and outlive the test.
  chmodSync(state, 0o755);
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/belegfluss.js'), '--lang', 'en', 'serve', '--demo'], {
    env: { PATH: process.env['PATH'], BELEGFLUSS_STATE: state, PORT: '0', SANDBOX_PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<number | null>((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await gone;
    rmSync(state, { recursive: true, force: true });
    return code;
  };
  const terminal = await readTerminal(child.stderr);
  if ('lastWords' in terminal) {
    await stop();
    throw new Error(`the demo ended before its console was there: ${terminal.lastWords}`);
  }
  return { ...terminal, stop };
}

/** Listens until address and sign-in are told, then lets the rest pass. */
function readTerminal(
  stream: NodeJS.ReadableStream,
): Promise<Pick<DemoInstallation, 'url' | 'person'> | { lastWords: string }> {
  const heard: string[] = [];
  return new Promise((tell) => {
    const lines = createInterface({ input: stream });
    lines.on('close', () => tell({ lastWords: heard.slice(-10).join('\n') }));
    lines.on('line', (line) => {
      heard.push(line);
      const [, name, password] = /^sign-in .*: (\S+) \/ (\S+)$/.exec(line) ?? [];
      const url = /^console: (\S+)$/m.exec(heard.join('\n'))?.[1];
      if (url && name && password) tell({ url, person: { name, password } });
    });
  });
}
