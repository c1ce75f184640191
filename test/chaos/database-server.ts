import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbedded, type EmbeddedDatabase } from '../../libs/store/dist/index.js';

const PAGE_BYTES = 4_096;

/** PostgreSQL of our own with fsync on, whose whole tree of processes can be killed and started again. */
export class DatabaseServer {
  readonly #folder: string;
  #running: EmbeddedDatabase;

  private constructor(folder: string, running: EmbeddedDatabase) {
    this.#folder = folder;
    this.#running = running;
  }

  static async start(folder: string): Promise<DatabaseServer> {
    await mkdir(folder, { recursive: true });
    // PostgreSQL runs under an account of its own, which has to be able to enter.
    await chmod(join(folder, '..'), 0o755);
    return new DatabaseServer(folder, await startEmbedded({ folder }));
  }

  get url(): string {
    return this.#running.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Where its files lie. */
  get data(): string {
    return join(this.#running.folder, 'data');
  }

  /** Stops it as `pg_ctl stop` does: `fast` ends sessions in order, `immediate` does not write anything out. */
  async halt(mode: 'fast' | 'immediate'): Promise<void> {
    const postmaster = await this.#postmaster();
    process.kill(postmaster, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    while (await isRunning(postmaster)) await sleep(10);
  }

  /** Starts it again on what is on disk. */
  async startAgain(): Promise<void> {
    this.#running = await startEmbedded({ folder: this.#folder });
  }

  /** Kills postmaster and all that it started, then starts again on what is on disk. */
  async killAndStart(): Promise<void> {
    const postmaster = await this.#postmaster();
    const tree = [postmaster, ...(await childrenOf(postmaster))];
    for (const pid of tree) kill(pid);
    while ((await Promise.all(tree.map(isRunning))).some(Boolean)) await sleep(10);
    await this.startAgain();
  }

  /** Leaves its sessions, and those to come, so many bytes more than they have now; without a number as much as they like. */
  async limitMemory(bytes?: number): Promise<void> {
    const postmaster = await this.#postmaster();
    const size = Number((await readFile(`/proc/${postmaster}/statm`, 'utf8')).split(' ')[0]) * PAGE_BYTES;
    const limit = bytes === undefined ? 'unlimited' : String(size + bytes);
    // Its own account may limit it, which another one may not everywhere.
    const { uid, gid } = await stat(`/proc/${postmaster}`);
    const limitOne = (pid: number) =>
      promisify(execFile)('prlimit', [`--pid=${pid}`, `--as=${limit}:`], { uid, gid }).catch((error: unknown) => {
        // A session may end meanwhile.
        if (existsSync(`/proc/${pid}`)) throw error;
      });
    // Its sessions inherit it: after that, none can begin without.
    await limitOne(postmaster);
    for (const pid of await childrenOf(postmaster)) await limitOne(pid);
  }

  async stop(): Promise<void> {
    await this.#running.stop();
    await rm(this.#running.folder, { recursive: true, force: true });
  }

  async #postmaster(): Promise<number> {
    return Number((await readFile(join(this.data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(pids.map(async (pid) => [pid, (await statOf(pid)).parent] as const));
  return parents.flatMap(([pid, own]) => (own === parent ? [pid] : []));
}

async function isRunning(pid: number): Promise<boolean> {
  const { state } = await statOf(pid);
  return state !== '' && state !== 'Z' && state !== 'X';
}

async function statOf(pid: number): Promise<{ state: string; parent: number }> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: text === '' ? '' : state, parent: Number(parent) };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its postmaster.
  }
}
