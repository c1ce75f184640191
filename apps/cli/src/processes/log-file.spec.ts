import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';
import { LogFile } from './log-file.ts';

describe('the log of a process', () => {
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    disk = await smallDisk(2);
  });
  afterAll(() => disk?.remove());

  it('loses whole lines on a full disk, and goes on when there is room, with their number', async () => {
    if (!disk) return;
    const path = join(disk.folder, 'logs', 'server.log');
    const log = new LogFile(path);
    log.write('first');
    await disk.fill(0);
    for (let line = 0; line < 3; line += 1) log.write(`lost ${'x'.repeat(10_000)}`);
    expect(readFileSync(path, 'utf8')).toMatch(/^first\n$/);
    await disk.empty();
    log.write('second');
    log.close();
    const [first, missing = '', second, end] = readFileSync(path, 'utf8').split('\n');
    expect([first, second, end]).toEqual(['first', 'second', '']);
    expect(JSON.parse(missing)).toMatchObject({
      level: 'warn',
      lost: 3,
      message: expect.stringContaining('disk was full'),
    });
  });

  it('goes on behind what earlier processes have written', async () => {
    if (!disk) return;
    const path = join(disk.folder, 'sandbox.log');
    writeFileSync(path, 'yesterday\n');
    const log = new LogFile(path);
    log.write('today');
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('yesterday\ntoday\n');
  });
});
