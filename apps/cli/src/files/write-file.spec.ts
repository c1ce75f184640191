import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';
import { writeNew, writeWhole } from './write-file.ts';

const LARGE = 'x'.repeat(4 * 1_024 * 1_024);

function refused(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('files that the command writes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'belegfluss-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const place = (name: string) => join(folder, name);

  it('take the place of others with their rights, behind a link as well, and leave nothing beside them', () => {
    writeFileSync(place('a'), 'before');
    chmodSync(place('a'), 0o640);
    symlinkSync(place('a'), place('link'));
    writeWhole(place('link'), 'after');
    writeWhole(place('b'), new Uint8Array([104, 105]), 0o600);
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'link']);
    expect([readFileSync(place('a'), 'utf8'), statSync(place('a')).mode & 0o777]).toEqual(['after', 0o640]);
    expect([readFileSync(place('b'), 'utf8'), statSync(place('b')).mode & 0o777]).toEqual(['hi', 0o600]);
  });

  it('that are to be new never take the place of others', () => {
    writeNew(place('a'), 'first');
    expect(() => writeNew(place('a'), 'second')).toThrow('cli.usage');
    expect([readdirSync(folder), readFileSync(place('a'), 'utf8')]).toEqual([['a'], 'first']);
  });

  it('that cannot be written are named by their own path', () => {
    const path = place('no/such/folder');
    expect(refused(() => writeNew(path, ''))).toMatchObject({ code: 'ENOENT', path });
    expect(refused(() => writeWhole(path, ''))).toMatchObject({ code: 'ENOENT', path });
    expect(refused(() => writeWhole(folder, ''))).toMatchObject({ code: 'EISDIR' });
  });

  it('go through to a device', () => {
    writeWhole('/dev/null', 'anything');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  describe('on a full disk', () => {
    let disk: SmallDisk | undefined;
    beforeAll(async () => {
      disk = await smallDisk(5);
    });
    afterAll(() => disk?.remove());

    it('stay as they were, and are not half there', async () => {
      if (!disk) return;
      const [old, fresh] = [join(disk.folder, 'old'), join(disk.folder, 'fresh')];
      writeFileSync(old, 'what somebody has written');
      await disk.fill(2);
      const full = expect.objectContaining({ code: 'ENOSPC' });
      for (const [write, file] of [
        [writeWhole, old],
        [writeWhole, fresh],
        [writeNew, fresh],
      ] as const)
        await expect(async () => write(file, LARGE)).rejects.toEqual(full);
      expect(readFileSync(old, 'utf8')).toBe('what somebody has written');
      expect(readdirSync(disk.folder).sort()).toEqual(['ballast', 'old']);
    });
  });
});
