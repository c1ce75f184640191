import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadMasterKeys, type KeySource } from './master-key.ts';

let stateFolder: string;
beforeEach(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'belegfluss-key-'));
});
afterEach(() => rm(stateFolder, { recursive: true }));

const loadMasterKey = async (source: KeySource) => (await loadMasterKeys(source)).current;

describe('the master key', () => {
  it('makes a key file that only its owner can read, and finds it again', async () => {
    const made = await loadMasterKey({ stateFolder });
    const { mode } = await stat(join(stateFolder, 'master.key'));
    expect(mode & 0o777).toBe(0o600);
    expect(await loadMasterKey({ stateFolder })).toEqual(made);
  });

  it('gives processes that start together the same key', async () => {
    const keys = await Promise.all([1, 2, 3, 4, 5].map(() => loadMasterKey({ stateFolder })));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(stateFolder)).toEqual(['master.key']);
  });

  it('prefers the environment and then makes no file', async () => {
    const environment = randomBytes(32).toString('base64');
    const key = await loadMasterKey({ environment, stateFolder });
    expect(Buffer.from(key.bytes).toString('base64')).toBe(environment);
    await expect(stat(join(stateFolder, 'master.key'))).rejects.toThrow('ENOENT');
  });

  it.each(['short', randomBytes(16).toString('base64'), `${randomBytes(32).toString('base64')}!!`])(
    'refuses the key %s',
    async (environment) => {
      await expect(loadMasterKey({ environment, stateFolder })).rejects.toThrow('vault.key_length');
    },
  );

  it('refuses a key file that others can read, and leaves it as it is', async () => {
    await loadMasterKey({ stateFolder });
    const file = join(stateFolder, 'master.key');
    await chmod(file, 0o644);
    const before = await readFile(file, 'utf8');
    await expect(loadMasterKey({ stateFolder })).rejects.toThrow('vault.key_permissions');
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('says which key file it cannot read, and makes no other', async () => {
    const file = join(stateFolder, 'master.key');
    // Root may read any file, but nobody a folder.
    await mkdir(file, { mode: 0o700 });
    await expect(loadMasterKey({ stateFolder })).rejects.toMatchObject({
      diagnostics: [{ code: 'vault.key_unreadable', file }],
    });
    expect(await readdir(stateFolder)).toEqual(['master.key']);
  });

  it('refuses a key file that was cut off instead of replacing it', async () => {
    const file = join(stateFolder, 'master.key');
    await writeFile(file, 'abc', { mode: 0o600 });
    await expect(loadMasterKey({ stateFolder })).rejects.toThrow('vault.key_length');
    expect(await readFile(file, 'utf8')).toBe('abc');
  });
});
