import { describe, expect, it } from '@jest/globals';
import { globSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeOldParts } from '../bin/old-parts.js';

const OLD = new Date(Date.now() - 2 * 3_600_000);

describe('the folder of the build', () => {
  it('keeps what is in use, and what another build has just written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-build-'));
    mkdirSync(join(folder, '.compiled/v24'), { recursive: true });
    const write = (name: string, written: Date) => {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), written, written);
    };
    for (const name of ['cli.js', 'cli-now.js', 'cli-gone.js', '.compiled/v24/cli-now.js.code']) write(name, OLD);
    for (const name of ['.compiled/v24/cli-gone.js.code', '.compiled/v24/cli-now.js.code.17']) write(name, OLD);
    for (const name of ['cli-other.js', '.compiled/v24/cli-other.js.code']) write(name, new Date());
    (removeOldParts as (target: string, current: ReadonlySet<string>) => void)(folder, new Set(['cli-now.js']));
    expect(globSync('{*.js,.compiled/*/*}', { cwd: folder }).sort()).toEqual([
      '.compiled/v24/cli-now.js.code',
      '.compiled/v24/cli-other.js.code',
      'cli-now.js',
      'cli-other.js',
      'cli.js',
    ]);
  });
});
