import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { storedZip } from './stored-zip.ts';

const entries = [
  { name: 'leer.txt', bytes: new Uint8Array(0) },
  { name: 'Größe.txt', bytes: new TextEncoder().encode('Größe') },
  { name: 'a/b.bin', bytes: Uint8Array.from({ length: 1000 }, (_, index) => index % 256).subarray(10, 700) },
];

describe('an archive of stored entries', () => {
  it('is equal for equal entries, whatever the time', () => {
    expect(Buffer.compare(storedZip(entries), storedZip(structuredClone(entries)))).toBe(0);
  });

  it('gives its entries back to another program', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'belegfluss-zip-')), 'archive.zip');
    writeFileSync(path, storedZip(entries));
    const { error, stdout } = spawnSync('unzip', ['-p', path]);
    if (error) {
      console.warn('skipped: unzip is not installed, the archive was not opened');
      return;
    }
    expect(Buffer.compare(stdout, Buffer.concat(entries.map(({ bytes }) => bytes)))).toBe(0);
  });

  it('names its entries in UTF-8 and says so', () => {
    const archive = Buffer.from(storedZip(entries.slice(1, 2)));
    expect(archive.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect(archive.toString('utf8', 30, 30 + archive.readUInt16LE(26))).toBe('Größe.txt');
  });

  it('is empty without entries', () => {
    expect(storedZip([])).toEqual(new Uint8Array([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]));
  });
});
