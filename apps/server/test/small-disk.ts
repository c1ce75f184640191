import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BYTES = 16 * 1_024 * 1_024;

/** A disk of 16 MB that can be filled. */
export interface SmallDisk {
  folder: string;
  /** Leaves one part in sixteen free. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts one in memory; `undefined`, with a visible line, where this account may not. */
export async function smallDisk(): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-disk-'));
  const ballast = join(folder, 'ballast');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${BYTES}`, 'tmpfs', folder]);
  } catch {
    console.warn('skipped: a small disk, because this account may not mount one');
    await rm(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    fill: () => writeFile(ballast, Buffer.alloc((BYTES / 16) * 15)),
    empty: () => rm(ballast),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}
