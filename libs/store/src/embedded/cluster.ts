import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DiagnosticError } from '@belegfluss/sdk';
import { isAlive } from './postmaster.ts';
import { startFailed } from './start-failed.ts';
import type { RunAs } from './unprivileged.ts';

const PASSWORD_FILE = 'belegfluss-password';

/**
 * Password of the cluster in `<folder>/data`; a missing cluster is made. It is made beside its place and moved there
 * whole, with its password: an interrupted or doubled first start leaves a whole cluster or none, and nothing is ever deleted
 * that may hold data. Errors `database.*`.
 */
export async function ensureCluster(binaries: string, folder: string, account: RunAs | undefined): Promise<string> {
  const data = join(folder, 'data');
  if (await isMissing(data)) await makeCluster(binaries, folder, data, account);
  const password = (await readIfThere(join(data, PASSWORD_FILE))) ?? (await readIfThere(join(folder, 'password')));
  if (password === undefined) throw passwordLost();
  return password;
}

async function makeCluster(binaries: string, folder: string, data: string, account: RunAs | undefined): Promise<void> {
  await clearInterrupted(folder);
  const fresh = await mkdtemp(`${data}.new-${process.pid}-`).catch(startFailed);
  const passwordFile = `${fresh}.password`;
  try {
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (account) await Promise.all([fresh, passwordFile].map((path) => chown(path, account.uid, account.gid)));
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [
        '-D',
        fresh,
        '-U',
        'belegfluss',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--no-locale',
        '-E',
        'UTF8',
      ],
      { ...account, cwd: folder },
    );
    await rename(passwordFile, join(fresh, PASSWORD_FILE));
    await rename(fresh, data).catch(otherWasFirst);
  } catch (error) {
    startFailed(error);
  } finally {
    await Promise.all([fresh, passwordFile].map((path) => rm(path, { recursive: true, force: true })));
  }
}

/** Another start made the cluster in the meantime: then its one counts. */
function otherWasFirst(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

/** Half clusters and half copies of the binaries of starts that were killed, and no others. */
async function clearInterrupted(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^(?:data|binaries)\.new-(\d+)/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function isMissing(data: string): Promise<boolean> {
  const files = await readdir(data).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : startFailed(error),
  );
  return files.length === 0;
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : startFailed(error),
  );
}

function passwordLost(): DiagnosticError {
  return new DiagnosticError({
    code: 'database.password_lost',
    severity: 'error',
    message: {
      de: 'Im Zustandsordner liegt eine Datenbank, aber ihr Kennwort fehlt. Sie bleibt unberührt.',
      en: 'The state folder holds a database, but its password is missing. It is left untouched.',
    },
    remedy: {
      de: 'Stellen Sie die Kennwortdatei aus der Sicherung wieder her, oder wählen Sie mit BELEGFLUSS_STATE einen anderen Ordner.',
      en: 'Restore the password file from the backup, or choose another folder with BELEGFLUSS_STATE.',
    },
  });
}
