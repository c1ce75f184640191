// @ts-check
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Several times what a run has ever needed at once. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * Makes the folder in which one run of the tests keeps everything that does not outlive it. Where there is room it lies
 * in memory: the tests make and drop databases by the hundred, each of five hundred files, and a disk takes a second for that.
 * @returns {{ folder: string, remove: () => void }}
 */
export function temporaryFolder() {
  const folder = mkdtempSync(join(hasRoomInMemory() ? IN_MEMORY : tmpdir(), 'belegfluss-tests-'));
  // As everybody else's: PostgreSQL does not run as root.
  chmodSync(folder, 0o1777);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

function hasRoomInMemory() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
