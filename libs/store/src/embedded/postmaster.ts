import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The server that holds a data folder, as its lock file tells. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The postmaster that lives on this data folder, `undefined` when none does. A lock that a crash left behind is removed. */
export async function livingPostmaster(data: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmaster(data);
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  if (await isPostgres(postmaster.pid)) return postmaster;
  // After a restart of the machine another program has the number, and PostgreSQL would wait for it for ever.
  await rm(join(data, 'postmaster.pid'), { force: true });
  return undefined;
}

async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** Whether a process has this number, of whatever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where the system does not tell a process's name, it counts as PostgreSQL: a living server's lock must stay. */
async function isPostgres(pid: number): Promise<boolean> {
  const name =
    process.platform === 'linux' ? await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '') : await nameByPs(pid);
  return name.trim() === '' || name.includes('postgres');
}

async function nameByPs(pid: number): Promise<string> {
  if (process.platform === 'win32') return '';
  const answer = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => ({ stdout: '' }));
  return answer.stdout;
}
