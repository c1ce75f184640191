import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Books } from './books.ts';
import { importFile } from './statement-files.ts';

describe('a statement that cannot be opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-bank-'));
  it.each([
    [join(folder, 'none.sta'), 'There is no such file.'],
    [folder, 'This is a folder.'],
    [join(folder, 'a'.repeat(300)), 'The file cannot be read.'],
  ])('is told from one that is wrong', async (path, en) => {
    const { state, diagnostics } = await importFile({} as Books, path, new Date(), []);
    expect([state, diagnostics]).toMatchObject(['refused', [{ code: 'bank.file_unreadable', message: { en } }]]);
  });
});
