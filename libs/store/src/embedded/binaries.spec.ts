import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';
import { copyBinaries } from './binaries.ts';

const MEGABYTE = 1_048_576;

describe('the binaries of the embedded database', () => {
  let native = '';
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    native = await mkdtemp(join(tmpdir(), 'belegfluss-native-'));
    for (const [folder, file] of [
      ['bin', 'postgres'],
      ['lib', 'libpq.so'],
    ] as const) {
      await mkdir(join(native, folder));
      await writeFile(join(native, folder, file), Buffer.alloc(2 * MEGABYTE, file));
    }
    disk = await smallDisk(10);
  });
  afterAll(async () => {
    await disk?.remove();
    await rm(native, { recursive: true });
  });

  it('are never half there: a copy that finds no room leaves nothing, and the next one is whole', async () => {
    if (!disk) return;
    const target = join(disk.folder, 'binaries');
    // What a start of an earlier release that was killed has left.
    await mkdir(join(target, 'lib'), { recursive: true });
    await disk.fill(3);
    await expect(copyBinaries(native, target)).rejects.toThrow('database.disk_full');
    expect(await readdir(disk.folder)).not.toContainEqual(expect.stringContaining('binaries.new'));
    await disk.empty();
    await Promise.all([copyBinaries(native, target), copyBinaries(native, target)]);
    expect((await readFile(join(target, 'lib', 'libpq.so'))).byteLength).toBe(2 * MEGABYTE);
    expect(await readdir(disk.folder)).toEqual(['binaries']);
  });
});
