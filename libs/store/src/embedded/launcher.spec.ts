import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ensureCluster } from './cluster.ts';
import { startEmbedded } from './launcher.ts';
import { livingPostmaster } from './postmaster.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belegfluss-launcher-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function systemOf(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select system_identifier::text as id from pg_control_system()');
  await client.end();
  return rows;
}

describe('the embedded database', () => {
  it('is one where two programs start it at once, after a first start that was killed', async () => {
    await mkdir(join(folder, 'data.new-999999999'));
    await writeFile(join(folder, 'data.new-999999999', 'PG_VERSION'), '18');
    await writeFile(join(folder, 'postgres.log'), 'FATAL:  some trouble of yesterday\n');
    const started = await Promise.all([0, 1].map(() => startEmbedded({ folder, volatile: true })));
    try {
      const [one, other] = await Promise.all(started.map(({ url }) => systemOf(url)));
      expect(one).toEqual(other);
      expect((await readdir(folder)).filter((name) => name.startsWith('data'))).toEqual(['data']);
    } finally {
      for (const each of started) await each.stop();
    }
  }, 120_000);

  it('is started again at its address when it is killed, until it is stopped', async () => {
    let revivals = 0;
    const database = await startEmbedded({ folder, volatile: true, onRevival: () => (revivals += 1) });
    const data = join(database.folder, 'data');
    try {
      const before = await systemOf(database.url);
      const killed = await livingPostmaster(data);
      process.kill(killed?.pid ?? 0, 'SIGKILL');
      const until = Date.now() + 30_000;
      let after: unknown;
      while (after === undefined && Date.now() < until) {
        await sleep(100);
        after = await systemOf(database.url).catch(() => undefined);
      }
      expect(after).toEqual(before);
      expect(revivals).toBeGreaterThan(0);
    } finally {
      await database.stop();
    }
    await sleep(1_500);
    expect(await livingPostmaster(data)).toBeUndefined();
  }, 120_000);

  it('is never made anew over one whose password is lost', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'PG_VERSION'), '18');
    await expect(ensureCluster('/nowhere', folder, undefined)).rejects.toThrow('database.password_lost');
    expect(await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8')).toBe('18');
  });

  it('does not wait for a server whose number another program has by now', async () => {
    const lock = [process.pid, folder, 0, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    await writeFile(join(folder, 'postmaster.pid'), lock);
    expect(await livingPostmaster(folder)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});
