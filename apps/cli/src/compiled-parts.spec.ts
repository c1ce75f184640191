import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { smallDisk, type SmallDisk } from '@belegfluss/testing';

const LOADER = fileURLToPath(new URL('../bin/compiled-parts.js', import.meta.url));
/** Functions of some hundred kilobytes, so that what is compiled of them finds no room. */
const CODE = Array.from({ length: 4_000 }, (_, n) => `exports.f${n} = () => [${n}, 'text ${n}'];`).join('\n');

/** The answer of the app, in a process of its own. */
async function start(folder: string): Promise<string> {
  const script = `const { loadApp } = await import('${folder}/apps/cli/bin/compiled-parts.js');
    const app = loadApp('part.js'); console.log(Object.values(app).map((each) => each()).length);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return stdout.trim();
}

async function kept(folder: string): Promise<string[]> {
  return (await readdir(join(folder, 'dist'), { recursive: true })).filter((name) => name.includes('.code'));
}

describe('what is compiled of a build', () => {
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    disk = await smallDisk(6);
    if (!disk) return;
    const bin = join(disk.folder, 'apps/cli/bin');
    await mkdir(bin, { recursive: true });
    await mkdir(join(disk.folder, 'dist'));
    await copyFile(LOADER, join(bin, 'compiled-parts.js'));
    await writeFile(join(disk.folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(disk.folder, 'dist/part.js'), `(function (exports, require, module, __filename) {${CODE}\n})`);
  });
  afterAll(() => disk?.remove());

  it('is kept whole or not at all, and a start does without it', async () => {
    if (!disk) return;
    const { folder } = disk;
    await disk.fill(0);
    expect(await start(folder)).toBe('4000');
    expect(await kept(folder)).toEqual([]);
    await disk.empty();
    expect(await start(folder)).toBe('4000');
    expect(await kept(folder)).toEqual([expect.stringMatching(/part\.js\.code$/)]);
  });
});
