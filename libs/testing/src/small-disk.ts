import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MEGABYTE = 1_024 * 1_024;

/** A disk that can be filled. */
export interface SmallDisk {
  folder: string;
  /** Leaves so many megabytes free. */
  fill(leftMegabytes: number): Promise<void>;
  /** Gives back what `fill` took. */
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts one of so many megabytes in memory; `undefined`, with a visible line, where this account may not. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-disk-'));
  const ballast = join(folder, 'ballast');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    console.warn('skipped: a small disk, because this account may not mount one');
    await rm(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    fill: async (leftMegabytes) => {
      const { bavail, bsize } = await statfs(folder);
      // Whoever else writes at this moment takes the last of it.
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftMegabytes * MEGABYTE))).catch(ifNotFull);
    },
    empty: () => rm(ballast),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

function ifNotFull(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOSPC') throw error;
}
