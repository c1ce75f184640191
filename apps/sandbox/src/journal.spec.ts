import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { smallDisk } from '@belegfluss/testing';
import { openJournal } from './journal.ts';

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'events.jsonl');

describe('openJournal', () => {
  it('hands every kept event to the next process in order', () => {
    const file = newFile();
    const first = openJournal<number>(file, () => undefined);
    for (const event of [1, 2, 3]) first.append(event);
    const seen: number[] = [];
    openJournal<number>(file, (event) => seen.push(event)).close();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('removes a line that a crash cut off, and goes on behind the last whole one', () => {
    const file = newFile();
    openJournal<string>(file, () => undefined).append('whole');
    appendFileSync(file, '"cut');
    const seen: string[] = [];
    const journal = openJournal<string>(file, (event) => seen.push(event));
    journal.append('next');
    expect(seen).toEqual(['whole', 'next']);
    expect(readFileSync(file, 'utf8')).toBe('"whole"\n"next"\n');
  });

  it('takes no part of a line on a full disk, and goes on when there is room', async () => {
    const disk = await smallDisk(2);
    if (!disk) return;
    const file = join(disk.folder, 'events.jsonl');
    const seen: string[] = [];
    const journal = openJournal<string>(file, (event) => seen.push(event));
    journal.append('whole');
    await disk.fill(0);
    expect(() => journal.append('x'.repeat(10_000))).toThrow('ENOSPC');
    expect(readFileSync(file, 'utf8')).toBe('"whole"\n');
    await disk.empty();
    journal.append('next');
    journal.close();
    expect(seen).toEqual(['whole', 'next']);
    expect(readFileSync(file, 'utf8')).toBe('"whole"\n"next"\n');
    await disk.remove();
  });
});
